using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The topics under which a broker's messages were logged, before the JSON that they bring.</summary>
internal static partial class LogTopics
{
    /// <summary>What a column of topics is called.</summary>
    public const string Name = "topic";

    private const int MostBefore = 200;

    /// <summary>The topic of a line with an object of JSON, or the series of one of the line protocol; null for any other line.</summary>
    public static string? Of(string line)
    {
        if (LineProtocol.Of(line) is { } protocol)
        {
            return protocol.Series;
        }

        int json = JsonPairs.Start(line);
        Match match = json <= 0 ? Match.Empty : Topic().Match(line[Math.Max(0, json - MostBefore)..json]);
        return match.Success ? match.Groups["topic"].Value : null;
    }

    /// <summary>True when two topics bring values of one name, which are two sensors'; otherwise topics together make a row.</summary>
    /// <param name="lines">The pairs of each line.</param>
    public static bool TellApart(IEnumerable<LogLine.Pair[]> lines) =>
        lines.Where(pairs => pairs.Any(IsTopic))
            .SelectMany(pairs => pairs.Where(pair => !pair.IsText).Select(pair => (pair.Name, Topic: pairs.First(IsTopic).Value)))
            .Distinct()
            .GroupBy(pair => pair.Name)
            .Any(group => group.Count() > 1);

    private static bool IsTopic(LogLine.Pair pair) => pair is { Name: Name, IsText: true };

    /// <summary>A path without blanks right before the object, with what brokers and boards write between: an equals sign, "payload", a quote.</summary>
    [GeneratedRegex(@"(?<topic>/?[^\s'""=,:{}\[\]/]+/[^\s'""=,{}\[\]]+)['""]?\s*(=|:|,)?\s*(payload\s*[:=]?)?\s*['""]?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Topic();
}
