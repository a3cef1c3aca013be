using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>A line of InfluxDB's line protocol: <c>weather,station=a temperature=6.8,humidity=85i 1935619200000000000</c>.</summary>
/// <param name="Series">Measurement and tags, which tell series apart.</param>
/// <param name="Pairs">The fields, and the tags as texts.</param>
/// <param name="Time">The number at the end; or empty.</param>
internal sealed partial record LineProtocol(string Series, IReadOnlyList<LogLine.Pair> Pairs, string Time)
{
    /// <summary>Reads a line; null for any other. One without tags needs its time, to be told from other text.</summary>
    public static LineProtocol? Of(string line)
    {
        if (!line.Contains('=', StringComparison.Ordinal) || line.Contains('{', StringComparison.Ordinal) || Line().Match(line) is not { Success: true } match)
        {
            return null;
        }

        CaptureCollection tags = match.Groups["tag"].Captures;
        string time = match.Groups["time"].Value;
        return tags.Count == 0 && time.Length == 0 ? null
            : new LineProtocol(match.Groups["series"].Value, [.. match.Groups["field"].Captures.Select(field => Field(field.Value)), .. tags.Select(tag => Split(tag.Value) with { IsText = true })], time);
    }

    /// <summary>True when most lines are of it.</summary>
    public static bool AreMost(IReadOnlyCollection<byte[]> lines) => 2 * lines.Count(line => Of(LogLine.Text(line)) != null) > lines.Count;

    /// <summary>A number may have i or u behind it; true and false have one letter; a text stands in quotes.</summary>
    private static LogLine.Pair Field(string field)
    {
        LogLine.Pair pair = Split(field);
        string value = pair.Value;
        return pair with
        {
            Value = value is "t" or "T" ? "true" : value is "f" or "F" ? "false" : value[0] == '"' ? value[1..^1] : value.TrimEnd('i', 'u'),
            IsText = value[0] == '"',
        };
    }

    private static LogLine.Pair Split(string pair)
    {
        int at = pair.IndexOf('=', StringComparison.Ordinal);
        return new LogLine.Pair(pair[..at].Replace("\\", "", StringComparison.Ordinal), pair[(at + 1)..], "");
    }

    private const string FieldText = @"(\\.|[^\s,=\\""])+=(-?[0-9]+(\.[0-9]*)?([eE][-+]?[0-9]+)?[iu]?|t|T|f|F|true|false|True|False|TRUE|FALSE|""[^""]{0,200}"")";

    [GeneratedRegex(@"^(> )?(?<series>(\\.|[^\s,=\\])+(,(?<tag>(\\.|[^\s,=\\])+=(\\.|[^\s,=\\])+))*) (?<field>" + FieldText + @")(,(?<field>" + FieldText + @"))*( (?<time>-?[0-9]{10,19}))?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();
}
