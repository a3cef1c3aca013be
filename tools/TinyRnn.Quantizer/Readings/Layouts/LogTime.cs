using System;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The time of a line of a log: at its beginning, in brackets behind a level as boards write it, or within it.</summary>
internal static partial class LogTime
{
    private const string Name = "time";
    private const int LongestTime = 48;

    /// <summary>Where a time lies at the beginning of a line: how much of the line it takes, and what it is called.</summary>
    private readonly record struct Place(string Text, int Length, string Name);

    /// <summary>The time, or empty.</summary>
    public static string Of(string line) => Find(line) is { Text.Length: > 0 } found ? found.Text : LineProtocol.Of(line)?.Time ?? "";

    /// <summary>What the time of a line is called.</summary>
    public static string NameOf(string line) => Find(line) is { Text.Length: > 0 } found ? found.Name : Name;

    /// <summary>How much of a line its time takes at the beginning; 0 for a line that has none there.</summary>
    public static int Length(string line) => AtBeginning(line).Length;

    /// <summary>A date within a line is more than a clock at its beginning.</summary>
    private static Place Find(string line)
    {
        Place start = AtBeginning(line);
        Match inside = start.Text is [_, _, _, _, '-', ..] ? Match.Empty : line.Contains('{', StringComparison.Ordinal) ? Key().Match(line) : Value().Match(line);
        bool counts = inside.Success && (start.Length == 0 || inside.Groups["time"].Value.Contains('-', StringComparison.Ordinal));
        return counts ? new Place(inside.Groups["time"].Value, 0, inside.Groups["name"].Value) : start;
    }

    private static Place AtBeginning(string line)
    {
        int start = Before().Match(line).Length;
        if (start < line.Length && char.IsLetterOrDigit(line[start]) && Longest(line, start) is { Length: > 0 } found)
        {
            return found;
        }

        Match match = Two().Match(line);
        if (match.Success)
        {
            return new Place($"{match.Groups["date"].Value} {match.Groups["clock"].Value}", match.Length, Name);
        }

        match = Board().Match(line);
        string name = match.Groups["count"].Success ? "time (ms)" : match.Groups["seconds"].Success ? "time (s)" : Name;
        return new Place(match.Groups["time"].Value, match.Length, name);
    }

    /// <summary>The longest text from a place on that is a time and ends where something else may begin.</summary>
    private static Place Longest(string line, int start)
    {
        Span<byte> text = stackalloc byte[LongestTime * 3];
        for (int end = Math.Min(line.Length, start + LongestTime); end > start + 3; end--)
        {
            bool mayEnd = end == line.Length || line[end] is ' ' or ']' or ')' or ';' or ',' or '\t' or '|' || (line[end] == ':' && end + 1 < line.Length && line[end + 1] == ' ');
            ReadOnlySpan<char> part = line.AsSpan(start, end - start);
            if (mayEnd && char.IsLetterOrDigit(line[end - 1]) && part.Contains(':') && IsTime(text[..Encoding.UTF8.GetBytes(part, text)]))
            {
                return new Place(part.ToString(), end + Behind().Match(line[end..]).Length, Name);
            }
        }

        return default;
    }

    private static bool IsTime(ReadOnlySpan<byte> text) =>
        TimeScanner.TryScanInCalendar(text, out ScannedTime time) && time is { HasClock: true, ZoneName: 0 };

    /// <summary>What may stand before a time: a bracket, a level, the priority and version of a system log.</summary>
    [GeneratedRegex(@"^\s*(<[0-9]{1,3}>([0-9] )?)?((\w{1,30}:){0,2}(info|warning|warn|error|debug|root):?\s{0,8})?[\[(]?", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"^[\])]?[:;,|]?(\s*->)?\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex(@"^\s*date\s*[:=]\s*(?<date>[^\s,;]{6,12})[\s,;]{1,4}time\s*[:=]\s*(?<clock>[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)[\s,;]*", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Two();

    /// <summary>ESP-IDF: the level as a letter, and milliseconds since the start or a clock in brackets. Kernels and buses: seconds in brackets.</summary>
    [GeneratedRegex(@"^\s*([EWIDV] \((?<time>(?<count>[0-9]{1,10})|[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3})\)\s|[\[(](?<time>[0-9]{10}\.[0-9]{1,9})[\])]\s*|\[\s*(?<time>(?<seconds>[0-9]{1,9}\.[0-9]{3,9}))\]\s*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Board();

    private const string TimeText = @"(?<time>[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+(Z|[+-][0-9]{2}:?[0-9]{2})?|[0-9]{10,19}(\.[0-9]+)?|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)";

    [GeneratedRegex(@"[""']?(?<name>time|timestamp|ts|date)[""']?\s*[:=]\s*[""']?" + TimeText, RegexOptions.IgnoreCase)]
    private static partial Regex Value();

    [GeneratedRegex(@"[""'](?<name>time|timestamp|ts|date)[""']\s*:\s*[""']?" + TimeText, RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
