using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Who speaks in a line of free text: the word in brackets or before a colon that stands between the time and the first name.</summary>
internal static partial class LogSender
{
    private const int LeastLines = 3;
    private const int MostSenders = 100;

    /// <summary>The word; empty for a line without.</summary>
    public static string Of(string line)
    {
        string text = LogTime.Length(line) is > 0 and int length ? line[length..] : line;
        return Word().Match(text) is { Success: true } match && !Level().IsMatch(match.Groups["sender"].Value) ? match.Groups["sender"].Value : "";
    }

    /// <summary>True where at least two of them send values of one name, in turn and each several times: they are two sensors.</summary>
    /// <param name="lines">The sender and the names of each line.</param>
    public static bool TakeTurns(IReadOnlyList<(string Sender, string[] Names)> lines) =>
        lines.Where(line => line.Sender.Length > 0)
            .SelectMany(line => line.Names.Select(name => (line.Sender, Name: name)))
            .GroupBy(pair => pair.Name)
            .Any(name => AreInTurn([.. name.Select(pair => pair.Sender)]));

    private static bool AreInTurn(string[] senders)
    {
        int[] counts = [.. senders.GroupBy(sender => sender).Select(group => group.Count())];
        int changes = senders.Zip(senders.Skip(1)).Count(pair => pair.First != pair.Second);
        return counts.Length is > 1 and <= MostSenders && counts.All(count => count >= LeastLines) && changes >= 2 * counts.Length - 1;
    }

    [GeneratedRegex(@"^[^\w\[]{0,4}(\[(?<sender>[^\]=]{1,40})\]|(?<sender>[\p{L}_][\w\-./]{0,40}):\s+(?=[\p{L}_]))", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\s*([EWIDV]|trace|debug|info|notice|warn|warning|error|critical|fatal|[0-9]+)\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Level();
}
