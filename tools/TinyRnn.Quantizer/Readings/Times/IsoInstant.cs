using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Dates and clocks as most files have them, <c>2031-05-04T02:00[:00][Z]</c> with a T or a blank, read at one go.</summary>
internal static class IsoInstant
{
    private const int MinuteLength = 16;
    private const int SecondLength = 19;

    /// <summary>Reads one; false for all other ways of writing a time.</summary>
    public static bool TryScan(ReadOnlySpan<byte> text, out ScannedTime time)
    {
        time = default;
        bool isUtc = text.Length > MinuteLength && text[^1] == 'Z';
        ReadOnlySpan<byte> plain = isUtc ? text[..^1] : text;
        if (plain.Length is not (MinuteLength or SecondLength)
            || plain[4] != '-' || plain[7] != '-' || plain[10] is not ((byte)'T' or (byte)' ') || plain[13] != ':'
            || !TryTwo(plain, 0, out int century) || !TryTwo(plain, 2, out int year)
            || !TryTwo(plain, 5, out time.Month) || !TryTwo(plain, 8, out time.Day)
            || !TryTwo(plain, 11, out time.Hour) || !TryTwo(plain, 14, out time.Minute)
            || (plain.Length == SecondLength && (plain[16] != ':' || !TryTwo(plain, 17, out time.Second))))
        {
            return false;
        }

        time.Year = (century * 100) + year;
        (time.HasDate, time.HasClock, time.HasOffset, time.DateSign) = (true, true, isUtc, (byte)'-');
        return true;
    }

    private static bool TryTwo(ReadOnlySpan<byte> text, int at, out int value)
    {
        uint tens = (uint)(text[at] - '0');
        uint ones = (uint)(text[at + 1] - '0');
        value = (int)((tens * 10) + ones);
        return tens <= 9 && ones <= 9;
    }
}
