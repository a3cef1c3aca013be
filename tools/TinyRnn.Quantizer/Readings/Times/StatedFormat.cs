using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>
/// A format that a person stated, with what it lacks put before it, because .NET takes the present year or day for what is not there:
/// the year that was stated, or of a clock alone the first day.
/// </summary>
/// <param name="Format">As .NET reads it.</param>
/// <param name="Before">What stands before each text.</param>
/// <param name="Kind">What is known of the times.</param>
internal sealed partial record StatedFormat(string Format, string Before, TimeKind Kind)
{
    private const string FirstDay = "1970-01-01 ";

    /// <summary>True for a format with a day or a month and no year.</summary>
    public static bool LacksYear(string format) => !EpochTime.IsUnit(format) && Letters(format) is var letters && letters.AsSpan().ContainsAny("dM") && !letters.Contains('y', StringComparison.Ordinal);

    /// <summary>True for a format that .NET can read.</summary>
    public static bool IsValid(string format)
    {
        try
        {
            _ = EpochTime.IsUnit(format) || DateTimeOffset.TryParseExact("2031", format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            return format.Length > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The format with what it lacks.</summary>
    /// <param name="format">As stated.</param>
    /// <param name="year">As stated; or null.</param>
    public static StatedFormat Of(string format, int? year)
    {
        string letters = Letters(format);
        bool hasOffset = letters.AsSpan().ContainsAny("zK") || format.Contains("'Z'", StringComparison.Ordinal);
        return format.Length > 1 && !letters.AsSpan().ContainsAny("dMy") ? new($"yyyy-MM-dd {format}", FirstDay, TimeKind.Clock)
            : LacksYear(format) ? new($"yyyy {format}", string.Create(CultureInfo.InvariantCulture, $"{year} "), hasOffset ? TimeKind.Utc : TimeKind.Local)
            : new(format, "", hasOffset ? TimeKind.Utc : TimeKind.Local);
    }

    /// <summary>A format without what stands in it as it is; one letter alone stands for a whole format.</summary>
    private static string Letters(string format) => format.Length == 1 ? "y" : Quoted().Replace(format, "");

    [GeneratedRegex(@"'[^']*'|""[^""]*""|\\.")]
    private static partial Regex Quoted();
}
