using System;
using System.Globalization;

namespace TinyRnn.Cli.Options;

/// <summary>Amounts that are written with a unit behind the number.</summary>
internal static class Amount
{
    /// <summary>A number of bytes, or of thousands of them: 20000, 20k; null for anything else.</summary>
    public static long? Bytes(string text) =>
        (text.EndsWith('k') ? Scaled(text, 1000) : Scaled(text + "b", 1)) is { } bytes and >= 1 and < 1e12 ? (long)bytes : null;

    /// <summary>Seconds, minutes or hours: 90s, 10m, 2h; null for anything else.</summary>
    public static double? Seconds(string text) =>
        Scaled(text, text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 }) is { } seconds and < 36_000_000 ? seconds : null;

    /// <summary>A number above 0 before its unit.</summary>
    private static double? Scaled(string text, double unit) =>
        unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double count) && count > 0
            ? count * unit
            : null;
}
