using System;
using System.CommandLine;
using System.Globalization;

namespace TinyRnn.Cli.Options;

/// <summary>How long something may take: 90s, 10m or 2h.</summary>
internal static class TimeBudget
{
    public static Option<string?> Option() =>
        new("--budget") { Description = "The most time for training: 90s, 10m, 2h; what is best by then is kept", HelpName = "TIME" };

    /// <summary>The time, or null when none was stated.</summary>
    public static TimeSpan? Parse(string? text)
    {
        if (text == null)
        {
            return null;
        }

        double unit = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return unit > 0 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double count) && count is > 0 and < 10_000
            ? TimeSpan.FromSeconds(count * unit)
            : throw new InputException($"--budget: expected a time as 90s, 10m or 2h, found '{text}'");
    }
}
