using System;
using System.Globalization;

namespace TinyRnn.Cli.Output;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    /// <summary>Four significant digits, and all of a large number before the point; <c>n/a</c> where undefined.</summary>
    public static string Short(double value) =>
        double.IsNaN(value) ? "n/a"
        : value == 0 ? "0"
        : value.ToString(Math.Abs(value) is >= 9999.5 and < 1e9 ? "F0" : "G4", CultureInfo.InvariantCulture);

    /// <summary>Four decimals; <c>n/a</c> where undefined.</summary>
    public static string Score(double value) => double.IsNaN(value) ? "n/a" : value.ToString("F4", CultureInfo.InvariantCulture);

    /// <summary>A share from 0 to 1 as a percentage.</summary>
    public static string Percent(double share) =>
        double.IsNaN(share) ? "n/a" : (100 * share).ToString("0.####", CultureInfo.InvariantCulture) + " %";

    /// <summary>A ratio in decibels.</summary>
    public static string Decibels(double value) =>
        double.IsNaN(value) ? "n/a"
        : double.IsInfinity(value) ? "no error"
        : value.ToString("F1", CultureInfo.InvariantCulture) + " dB";

    /// <summary>A whole number with thousands apart.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A difference, with its sign.</summary>
    public static string Signed(double difference) => (Math.Sign(difference) > 0 ? "+" : "") + Short(difference);
}
