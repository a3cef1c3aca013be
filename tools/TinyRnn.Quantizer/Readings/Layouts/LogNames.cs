using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Names with their values in the free text of a line: <c>temp: 6.8 °C, hum=85 %</c>.</summary>
internal static partial class LogNames
{
    /// <summary>Characters of a name and what stands between it and the sign behind it.</summary>
    private const int MostBefore = 120;

    /// <summary>A line of so many is none of a log.</summary>
    private const int MostPairs = 1000;

    /// <summary>Characters of a unit and the quote before it.</summary>
    private const int MostBehind = 16;

    /// <summary>All of them, each under a name of its own.</summary>
    public static IReadOnlyList<LogLine.Pair> Of(string text)
    {
        var pairs = new List<LogLine.Pair>();
        var counts = new Dictionary<string, int>();
        foreach (Match match in Matches(text))
        {
            if (pairs.Count == MostPairs)
            {
                break;
            }

            string name = Axis(LastName(text, match.Groups["name"]), pairs);
            int same = counts[name] = counts.GetValueOrDefault(name) + 1;
            pairs.Add(new LogLine.Pair(same == 1 ? name : FormattableString.Invariant($"{name} {same}"), match.Groups["value"].Value, match.Groups["unit"].Value.Replace('*', '°')));
        }

        return pairs;
    }

    /// <summary>
    /// What stands between two runs of blanks is a name of its own; before it may stand what belongs to the value before or to the
    /// message: the rest of a unit, of a time or of a text, or a level.
    /// </summary>
    private static string LastName(string text, Group name)
    {
        string whole = name.Value.Trim();
        if (!whole.Contains(' ', StringComparison.Ordinal))
        {
            return whole == "is" ? SubjectOf(text, name) : whole;
        }

        string last = Gap().Split(whole)[^1];
        bool isGlued = last.Length == whole.Length && name.Index > 0 && text[name.Index - 1] is var sign && (char.IsLetterOrDigit(sign) || sign is '=' or '°' or '%' or '*');
        bool isBehindNumber = text.AsSpan(0, name.Index).TrimEnd() is [.., (>= '0' and <= '9') or '°' or '*'] && last is ['C' or 'F' or 'K', ' ', ..];
        last = (isGlued || isBehindNumber) && last.IndexOf(' ', StringComparison.Ordinal) is > 0 and int end ? last[(end + 1)..].TrimStart() : last;
        last = Level().Replace(last, "");
        return last == "is" ? SubjectOf(text, name) : last;
    }

    /// <summary>The words before an "is" that the rest of a name was; itself where there are none.</summary>
    private static string SubjectOf(string text, Group name) =>
        Sentence().Match(text[Math.Max(0, name.Index - MostBefore)..name.Index]) is { Success: true } sentence ? sentence.Groups["name"].Value : "is";

    /// <summary>Y and Z behind "Acceleration X" are of the acceleration too.</summary>
    private static string Axis(string name, List<LogLine.Pair> before) =>
        name.Length == 1 && before.Count > 0 && before[^1].Name is [.., ' ', >= 'A' and <= 'Z'] last && last[^1] < name[0] ? $"{last[..^1]}{name}" : name;

    /// <summary>
    /// A name is looked for only where a value stands behind a colon or an equals sign, and only shortly before it: otherwise every
    /// character of a long line would be tried as the beginning of a name.
    /// </summary>
    private static IEnumerable<Match> Matches(string text)
    {
        int from = 0;
        for (Match value = ValueBehindSign().Match(text); value.Success;)
        {
            int start = Math.Max(from, value.Index - MostBefore);
            int end = Math.Min(text.Length, value.Index + value.Length + MostBehind);
            Match match = NameValue().Match(text, start, end - start);
            while (match.Success && end < Math.Min(text.Length, match.Index + match.Length + MostBehind))
            {
                // Another value than the one that was looked for may be cut where what is looked at ends.
                end = Math.Min(text.Length, match.Index + match.Length + MostBehind);
                match = NameValue().Match(text, start, end - start);
            }

            if (match.Success)
            {
                yield return match;
            }

            from = match.Success ? match.Index + match.Length : from;
            value = ValueBehindSign().Match(text, Math.Max(from, value.Index + 1));
        }
    }

    [GeneratedRegex(@"\s{2,}")]
    private static partial Regex Gap();

    /// <summary>A level of a message, or the end of a time, before a name.</summary>
    [GeneratedRegex(@"^((trace|debug|info|notice|warn|warning|error|critical|fatal|am|pm|gmt|utc|z)\s+)+(?=\S)", RegexOptions.IgnoreCase)]
    private static partial Regex Level();

    /// <summary>The words before "is", without what stands in brackets.</summary>
    [GeneratedRegex(@"(?<name>[\p{L}_][\p{L}\p{N}_ ]{0,60}?)\s*(\([^)]{0,40}\))?\s*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"[:=]\s{0,20}[""']?([-+]?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?|nan|NaN|NAN|null|true|false)", RegexOptions.CultureInvariant)]
    private static partial Regex ValueBehindSign();

    [GeneratedRegex(@"[""']?(?<name>[\p{L}_][\p{L}\p{N}_ .\-°]{0,40}?)[""']?\s*(\([^)]{0,60}\)|\[[^\]]{0,60}\])?\s{0,20}[:=]\s{0,20}[""']?(?<value>[-+]?[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?|nan|NaN|NAN|null|true|false)(?![\p{N}:.x]|-[0-9])[""']?(?<unit>\s?([°*]?[CFK]\b|deg ?[CF]\b|%|[hkM]?Pa\b|mbar\b|inHg\b|mmHg\b|psi\b|[km]?(lux|lx)\b|pp[mb]\b|[kmµu]?V\b|[mµun]?A\b|[kMmµu]?W\b|[kMm]?Wh\b|[kMGm]?Hz\b|[kMGT]i?B\b|B\b|dBm?\b|[mµun]s\b|s\b|min\b|m/s\b|km/h\b|mph\b|[cm]?m\b|k?Ω|[kM]\b))?", RegexOptions.CultureInvariant)]
    private static partial Regex NameValue();
}
