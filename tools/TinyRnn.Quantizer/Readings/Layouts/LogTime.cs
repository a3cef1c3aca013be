using System;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The time of a line of a log: at its beginning, in brackets behind a level as boards write it, or within it.</summary>
internal static partial class LogTime
{
    private const string Name = "time";

    /// <summary>What the milliseconds since a board's start are called.</summary>
    private const string MillisecondName = "time (ms)";

    /// <summary>The time, or empty.</summary>
    public static string Of(string line) =>
        Besides(line) is { Success: true } inside ? inside.Groups["time"].Value
        : AtBeginning(line) is { Success: true } start ? start.Groups["time"].Value
        : LineProtocol.Of(line)?.Time ?? "";

    /// <summary>What the time of a line is called.</summary>
    public static string NameOf(string line) =>
        Besides(line) is { Success: true } inside ? inside.Groups["name"].Value
        : AtBeginning(line).Groups["count"].Success ? MillisecondName
        : Name;

    /// <summary>How much of a line its time takes at the beginning; 0 for a line that has none there.</summary>
    public static int Length(string line) => AtBeginning(line).Length;

    /// <summary>A clock or a date and clock, in brackets or not, or a board's; an empty match for a line without.</summary>
    private static Match AtBeginning(string line)
    {
        Match match = AtStart().Match(line);
        return !match.Success ? Board().Match(line)
            : TimeScanner.TryScan(Encoding.UTF8.GetBytes(match.Groups["time"].Value), DateOrder.DayFirst, out _) ? match
            : Match.Empty;
    }

    /// <summary>The time within a line that has none at its beginning, or a clock without the date that stands within.</summary>
    private static Match Besides(string line)
    {
        Match start = AtBeginning(line);
        Match inside = start.Groups["time"].Value is [_, _, _, _, '-', ..] ? Match.Empty : Inside(line);
        return inside.Success && (!start.Success || inside.Groups["time"].Value.Contains('-', StringComparison.Ordinal)) ? inside : Match.Empty;
    }

    /// <summary>In an object of JSON every name but the plainest has a column of its own.</summary>
    private static Match Inside(string line) => line.Contains('{', StringComparison.Ordinal) ? Key().Match(line) : Value().Match(line);

    /// <summary>A level may stand before it, as bridges of home automation write it.</summary>
    [GeneratedRegex(@"^\s*((\w{1,30}:)?(info|warning|warn|error|debug):?\s{1,8})?[\[(]?(?<time>(\d{4}-\d{2}-\d{2}[T ]|\d{2}-\d{2} |\p{L}{3} {1,2}\d{1,2} )?\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)[\])]?(\s*->)?\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex AtStart();

    /// <summary>ESP-IDF: the level as a letter, and milliseconds since the start or a clock in brackets.</summary>
    [GeneratedRegex(@"^\s*[EWIDV] \((?<time>(?<count>\d{1,10})|\d{2}:\d{2}:\d{2}\.\d{3})\)\s", RegexOptions.ExplicitCapture)]
    private static partial Regex Board();

    private const string TimeText = @"(?<time>\d{4}-\d{2}-\d{2}[T ][0-9:.]+(Z|[+-]\d{2}:?\d{2})?|\d{10,19}(\.\d+)?|\d{1,2}:\d{2}(:\d{2})?)";

    [GeneratedRegex(@"[""']?(?<name>time|timestamp|ts|date)[""']?\s*[:=]\s*[""']?" + TimeText, RegexOptions.IgnoreCase)]
    private static partial Regex Value();

    [GeneratedRegex(@"[""'](?<name>time|timestamp|ts|date)[""']\s*:\s*[""']?" + TimeText, RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
