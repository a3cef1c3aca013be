using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Lines of a log with names and values among other text: <c>temp: 6.8 °C, hum=85 %</c>, JSON, and boards' own words.</summary>
internal static partial class LogLine
{
    private const int MostNames = 64;

    /// <summary>A name with its value.</summary>
    /// <param name="Name">Of a value within objects of JSON its path.</param>
    /// <param name="Value">As it stands in the line.</param>
    /// <param name="Unit">What stands behind the value, blanks included, or empty.</param>
    public readonly record struct Pair(string Name, string Value, string Unit)
    {
        /// <summary>The value with what stands behind it, where that changes what the number is.</summary>
        public string Field => Value.Length > 0 && char.IsAsciiDigit(Value[^1]) && CellUnit.IsKnown(Unit.Trim()) ? Value + Unit : Value;

        /// <summary>True for a text, which is no reading.</summary>
        public bool IsText { get; init; }

        /// <summary>True for what stands before the object of JSON.</summary>
        public bool IsBefore { get; init; }

        /// <summary>The name without the objects of JSON that it stands in.</summary>
        public string Leaf { get; init; } = Name;
    }

    /// <summary>A line as text, without what colours it on a terminal.</summary>
    public static string Text(ReadOnlySpan<byte> line)
    {
        string text = Encoding.UTF8.GetString(line);
        return text.Contains('\u001B', StringComparison.Ordinal) ? Colour().Replace(text, "") : text;
    }

    /// <summary>True when enough lines have names and values.</summary>
    public static bool IsLog(byte[][] lines, double share) => lines.Count(line => Pairs(Text(line)).Any(pair => !pair.IsText)) >= share * lines.Length;

    /// <summary>The names and values of a line.</summary>
    public static IEnumerable<Pair> Pairs(string line)
    {
        Match sending = Sending().Match(line);
        if (sending.Success)
        {
            return [new Pair(sending.Groups["name"].Value, sending.Groups["value"].Value, sending.Groups["unit"].Value)];
        }

        if (JsonPairs.Of(line) is { } json)
        {
            string? topic = json.Any(pair => pair.Name == LogTopics.Name) ? null : LogTopics.Of(line);
            return json.Concat(topic == null ? [] : [new Pair(LogTopics.Name, topic, "") { IsText = true, IsBefore = true }]).Where(pair => !s_times.Contains(pair.Name.ToLowerInvariant())).Select(pair => pair with { IsText = pair.IsText || s_noReadings.Contains(pair.Leaf.ToLowerInvariant()) });
        }

        if (LineProtocol.Of(line) is { } protocol)
        {
            return [.. protocol.Pairs, new Pair(LogTopics.Name, protocol.Series, "") { IsText = true, IsBefore = true }];
        }

        string text = LogTime.Length(line) is > 0 and int length ? line[length..] : line;
        return LogNames.Of(text).Where(pair => !s_noReadings.Contains(pair.Name.ToLowerInvariant()));
    }

    /// <summary>A layout of one column for the time and one for each name.</summary>
    /// <param name="lines">The first lines, without blank ones.</param>
    /// <param name="numbers">Where they stand, from 1.</param>
    /// <param name="options">What is stated.</param>
    public static FileLayout Layout(byte[][] lines, int[] numbers, ReadingOptions options)
    {
        var names = new List<Pair>();
        string time = "";
        string[] texts = lines.Select(line => Text(line)).ToArray();
        Pair[][] pairs = Array.ConvertAll(texts, line => Pairs(line).ToArray());
        HashSet<string> frequent = Frequent(texts, pairs);
        bool hasSenders = SendersTakeTurns(texts, pairs, frequent);
        if (hasSenders)
        {
            pairs = [.. pairs.Select((line, i) => WithSender(line, texts[i]))];
            frequent.Add(LogTopics.Name);
        }

        bool hasTopics = LogTopics.TellApart(pairs);
        if (!hasTopics && pairs.Any(line => line.Any(pair => pair.IsBefore)))
        {
            frequent.Remove(LogTopics.Name);
        }

        for (int i = 0; i < texts.Length; i++)
        {
            foreach (Pair pair in pairs[i].Where(pair => frequent.Contains(pair.Name)))
            {
                time = time.Length > 0 || LogTime.Of(texts[i]).Length == 0 ? time : LogTime.NameOf(texts[i]);
                if (names.Count < MostNames && !names.Any(known => known.Name == pair.Name))
                {
                    names.Add(pair);
                }
            }
        }

        string[] units = [.. pairs.SelectMany(line => line).Where(pair => pair.IsText && pair.Leaf.EndsWith("unit", StringComparison.OrdinalIgnoreCase)).Select(pair => pair.Value).Distinct()];

        // Values of two objects are told apart by their paths; any other goes by its own name.
        string[] shown = [.. names.Select(name => names.Count(other => other.Leaf == name.Leaf) == 1 ? name.Leaf : name.Name)];
        ColumnName[] header = [ColumnName.Of(time), .. names.Select((name, i) => NameOf(shown[i], name, units))];
        bool comma = options.DecimalSign == ',' || (options.DecimalSign == null && pairs.Any(line => line.Any(pair => !pair.IsText && pair.Value.Contains(',', StringComparison.Ordinal))));
        return new FileLayout
        {
            Dialect = new Dialect((byte)'\t', comma ? (byte)',' : (byte)'.', 0),
            FieldCount = header.Length,
            Header = header,
            HeaderLine = 0,
            FirstLine = 1,
            Kinds = [time.Length > 0 ? ColumnKind.Text : ColumnKind.Empty, .. names.Select(name => KindOf(name.Name, pairs))],
            TopicColumn = hasTopics ? names.FindIndex(name => name.Name == LogTopics.Name) + 1 : 0,
            LogNames = ["", .. names.Select(name => name.Name)],
            LogOrder = hasTopics ? new Dictionary<string, int>() : OrderOf(texts, pairs, numbers, frequent),
            HasSenders = hasSenders,
            IsLineProtocol = LineProtocol.AreMost(lines),
            IsLog = true,
        };
    }

    /// <summary>The names of a line with who sends them.</summary>
    public static Pair[] WithSender(Pair[] pairs, string line) =>
        pairs.Length == 0 || LogSender.Of(line) is not { Length: > 0 } sender ? pairs : [.. pairs, new Pair(LogTopics.Name, sender, "") { IsText = true, IsBefore = true }];

    /// <summary>True where no topic tells series apart, but who speaks in the lines does.</summary>
    private static bool SendersTakeTurns(string[] texts, Pair[][] pairs, HashSet<string> frequent)
    {
        string[] NamesIn(int i) => [.. pairs[i].Where(pair => frequent.Contains(pair.Name)).Select(pair => pair.Name)];
        return !pairs.Any(line => line.Any(pair => pair.IsBefore)) && LogSender.TakeTurns([.. texts.Select((text, i) => (LogSender.Of(text), NamesIn(i)))]);
    }

    private static IReadOnlyDictionary<string, int> OrderOf(string[] texts, Pair[][] pairs, int[] numbers, HashSet<string> frequent)
    {
        var lines = new List<(string Name, string Time, bool IsBehindGap)>();
        for (int i = 0; i < texts.Length; i++)
        {
            if (pairs[i].FirstOrDefault(pair => frequent.Contains(pair.Name) && !pair.IsText) is { Name: { } name })
            {
                lines.Add((name, LogTime.Of(texts[i]), i > 0 && numbers[i] > numbers[i - 1] + 1));
            }
        }

        return LogOrder.Of(lines);
    }

    /// <summary>A name with its unit: the one behind its first value, or what a text of the line states for all values of what it is a unit of.</summary>
    private static ColumnName NameOf(string shown, Pair pair, string[] units)
    {
        var name = ColumnName.Of(shown);
        if (name.Unit == null && CellUnit.Find(pair.Unit, name.Quantity) is Unit unit)
        {
            return name.With(unit);
        }

        ColumnName[] stated = name.Unit != null || name.Quantity == MeasuredQuantity.Other ? [] : [.. units.Select(text => ColumnName.Of(shown, text)).Where(other => other.Unit != null && other.Quantity == name.Quantity)];
        return stated.Length == 1 ? stated[0] : name;
    }

    /// <summary>A column is one of texts where most of its values are.</summary>
    private static ColumnKind KindOf(string name, Pair[][] pairs)
    {
        Pair[] all = [.. pairs.SelectMany(line => line).Where(pair => pair.Name == name && pair.Value != "null")];
        return 2 * all.Count(pair => pair.IsText) > all.Length ? ColumnKind.Text : ColumnKind.Number;
    }

    /// <summary>Names that come again and again; of a log that says which values it sends only those.</summary>
    private static HashSet<string> Frequent(string[] lines, Pair[][] pairs)
    {
        bool[] sending = Array.ConvertAll(lines, line => Sending().IsMatch(line));
        bool sends = Array.IndexOf(sending, true) >= 0;
        Dictionary<string, int> counts = pairs.Where((_, i) => !sends || sending[i])
            .SelectMany(line => line.Select(pair => pair.Name).Distinct())
            .GroupBy(name => name)
            .ToDictionary(group => group.Key, group => group.Count());
        int most = counts.Values.DefaultIfEmpty(0).Max();
        return counts.Where(pair => 5 * pair.Value >= most).Select(pair => pair.Key).ToHashSet();
    }

    private static readonly string[] s_times = ["time", "timestamp", "ts", "date"];

    private static readonly string[] s_noReadings = ["time", "timestamp", "ts", "date", "boot", "rst", "mode", "clock div", "load", "entry", "http", "https", "line", "id", "version", "port"];

    [GeneratedRegex(@"\u001B\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Colour();

    [GeneratedRegex(@"'(?<name>[^']+)'(:? Sending state| >>) (?<value>[-+]?[0-9.]+|nan|NAN|ON|OFF)(?<unit>\s*[^\s]*)")]
    private static partial Regex Sending();
}
