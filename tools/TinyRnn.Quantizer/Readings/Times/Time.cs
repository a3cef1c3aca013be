using System;
using System.Globalization;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Times are nanoseconds since 1970, or since the beginning where a file does not tell the date.</summary>
internal static class Time
{
    public const long Millisecond = 1_000_000;
    public const long Second = 1_000_000_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const long Day = 24 * Hour;

    /// <summary>A file without time.</summary>
    public const long None = long.MinValue;

    /// <summary>ISO 8601, as short as the time allows and always of one length for whole seconds.</summary>
    public static string Iso(long time, bool isUtc)
    {
        long seconds = Math.DivRem(time, Second, out long rest);
        if (rest < 0)
        {
            rest += Second;
            seconds--;
        }

        string text = DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
        return text + Fraction(rest) + (isUtc ? "Z" : "");
    }

    /// <summary>Seconds, with as many decimals as the time has.</summary>
    public static string Seconds(long time)
    {
        string sign = time < 0 ? "-" : "";
        long rest = Math.Abs(time % Second);
        return sign + Math.Abs(time / Second).ToString(CultureInfo.InvariantCulture) + Fraction(rest);
    }

    /// <summary>A span for people.</summary>
    public static string Span(long span) =>
        span % Day == 0 && span > 0 ? $"{(span / Day).ToString(CultureInfo.InvariantCulture)} d"
        : span % Hour == 0 && span > 0 ? $"{(span / Hour).ToString(CultureInfo.InvariantCulture)} h"
        : span % Minute == 0 && span > 0 ? $"{(span / Minute).ToString(CultureInfo.InvariantCulture)} min"
        : $"{Math.Round((double)span / Second, 6).ToString(CultureInfo.InvariantCulture)} s";

    private static string Fraction(long nanoseconds) =>
        nanoseconds == 0 ? "" : "." + nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0');
}
