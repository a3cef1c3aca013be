using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>What a file was taken to be, line by line.</summary>
internal sealed class FindingList
{
    private static readonly string[] s_epochs = ["ts", "epoch", "timestamp", "unixtime", "unix_time", "unix", "epoch_time"];

    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    /// <summary>Adds something that was found out.</summary>
    public void Add(string topic, string text, string option, bool isPlain = false) => _all.Add(new Finding(topic, text, option, isPlain));

    /// <summary>Encoding, separator, signs of numbers, header.</summary>
    public void AddFile(SourceStart start)
    {
        FileLayout layout = start.Layout;
        string reason = start.File.Encoding.Reason.Length > 0 ? $" ({start.File.Encoding.Reason})" : "";
        Add("text", start.File.Encoding.Name + reason + (start.File.IsGzip ? ", gzip" : ""), "--encoding", start.File is { IsGzip: false, Encoding: { Decoder: null, Reason: "" } });
        if (layout.IsLog)
        {
            Add("lines", start.File.IsJsonList ? "a list of JSON objects, each counted as a line" : "a log with names and values in it; other lines are passed", "--separator");
        }
        else
        {
            bool isPlain = layout.Dialect is { Decimal: (byte)'.', Thousands: 0 } && layout.Dialect.Separator != Dialect.Blanks;
            string thousands = layout.Dialect.Thousands == 0 ? "" : $", thousands by {Dialect.NameOf(layout.Dialect.Thousands)}";
            Add("fields", $"{layout.FieldCount}, separated by {Dialect.NameOf(layout.Dialect.Separator)}, decimal {Dialect.NameOf(layout.Dialect.Decimal)}{thousands}", "--separator, --decimal", isPlain);
            AddHeader(layout);
        }

        if (layout.Long != null)
        {
            Add("layout", $"one value a line: '{layout.NameOf(layout.Long.Value)}' of '{string.Join("' and '", layout.Long.Keys.Select(layout.NameOf))}'", "");
        }
    }

    /// <summary>The time's column, format and zone.</summary>
    public void AddTime(SourceStart start, TimeTrack? track, string reason)
    {
        if (start.Time == null || track == null)
        {
            int named = start.Options.Time != null ? -1 : start.Layout.Header.Select((column, i) => TimeFinder.IsTimeName(column.Text) && (start.Layout.Kinds[i] == ColumnKind.Text || TimeFinder.IsDateName(column.Text) || s_epochs.Contains(column.Text.ToLowerInvariant())) ? i : -1).DefaultIfEmpty(-1).Max();
            string unread = named < 0 || start.Sample.Length == 0 ? "" : $"; '{start.Sample[0].Texts[named]}' in '{start.Layout.NameOf(named)}' is no time that is known";
            Add("time", (start.Options.Time == "none" ? "none, as stated" : "none") + unread + DateParts(start), "--time, --time-format", isPlain: unread.Length + DateParts(start).Length == 0);
            return;
        }

        bool isSimple = track.Reader is TextTime { Kind: TimeKind.Local or TimeKind.Utc } && reason.Length == 0;
        bool isStated = start.Time.LacksYear;
        string why = reason.Length > 0 ? $" ({reason})" : "";
        Add("time", $"'{start.Time.Name}', {track.Reader.Format}{why}", (isStated ? "--year, " : "") + (start.Time.IsUnitAssumed || !isSimple ? "--time, --time-format" : "--time"), isSimple && !isStated && start.Layout.Header.Count > 0);
        if (start.Time.IsUnitAssumed)
        {
            Add("time", $"its unit is not stated; taken as seconds{(start.Time.MayBeDays ? ", though it may be days of a spreadsheet" : "")}", start.Time.MayBeDays ? "--time-format ms, --time-format d" : "--time-format ms");
        }

        if (track.Reader.Kind == TimeKind.Local)
        {
            string unread = start.Layout.StatedZone.Unread is { Length: > 0 } above ? above : ZoneRemark.InName(start.Time.Name);
            Add("zone", start.Zone == null ? $"{(unread.Length > 0 ? unread : "not in the file")}; times stay as they stand" : start.Options.Zone != null ? $"{start.Zone.Name}, as stated" : $"{start.Zone.Name}, as the file states", "--zone", isPlain: start.Zone == null && unread.Length == 0);
        }
    }

    /// <summary>Numbers that are called parts of a date but were not put together to one.</summary>
    private static string DateParts(SourceStart start)
    {
        string[] parts = start.Options.Time != null ? [] : start.Layout.Header.Where((column, i) => start.Layout.Kinds[i] == ColumnKind.Number && TimeFinder.IsDatePart(column.Text)).Select(column => column.Text).ToArray();
        return parts.Length == 0 ? "" : $"; {string.Join(", ", parts)} {(parts.Length == 1 ? "is called a part" : "are called parts")} of a date, and taken as {(parts.Length == 1 ? "a number" : "numbers")}";
    }

    /// <summary>The step and what does not fit it.</summary>
    public void AddStep(StepDecision step, StepGuess distances, bool hasTime, long rows)
    {
        Add("step", step.Text, "--step", step.IsPlain);
        if (!hasTime || step.Step == 0 || step.Grid)
        {
            return;
        }

        (long _, long between, long gaps, long missing, long longGaps) = distances.Judge(step.Step, StepRule.LongestGap);
        if (gaps > 0)
        {
            Add("gaps", $"{gaps}, filled with {missing} missing {(missing == 1 ? "step" : "steps")}", "--step");
        }

        if (longGaps > 0)
        {
            Add("series", $"{longGaps + 1}, gaps of more than {StepRule.LongestGap} steps between them", "--step");
        }

        if (between > 0)
        {
            Add("between", $"{between} of {rows} rows stand between two steps; left out", "--step, --only");
        }
    }

    /// <summary>Columns that were not found by their very names, and units that are converted.</summary>
    public void AddColumns(IReadOnlyList<ColumnSource> columns)
    {
        foreach (ColumnSource column in columns)
        {
            if (column is { IsConverted: false, Header.UnknownUnit: { Length: > 0 } unknown })
            {
                Add("unit", $"'{unknown}' of '{column.Name}' is not known: not converted", "--column");
            }

            string from = column.Header?.Text ?? "";
            bool isNamed = column.Reason.Length == 0 && !column.IsConverted;
            if (isNamed)
            {
                continue;
            }

            string scale = !column.IsConverted ? "" : string.Create(CultureInfo.InvariantCulture, $", times {column.Scale:G6}{(column.Offset == 0 ? "" : $" {(column.Offset < 0 ? "-" : "+")} {Math.Abs(column.Offset):G6}")}{(column.Unit.Length > 0 ? $" to {column.Unit}" : "")}");
            Add("column", $"{column.Name} is '{from}'{(column.Reason.Length > 0 ? $", {column.Reason}" : "")}{scale}", "--column");
        }
    }

    /// <summary>Missing readings and numbers that mean them.</summary>
    public void AddMissing(IReadOnlyList<ColumnStatistics> columns, IReadOnlyList<string> markers, ReadingOptions options)
    {
        string[] counts = columns.Where(column => column.Missing > 0).Select(column => $"{column.Name} {column.Missing}").ToArray();
        if (counts.Length > 0)
        {
            Add("missing", string.Join(", ", counts.Take(8)) + (counts.Length > 8 ? ", ..." : ""), "--missing", isPlain: true);
        }

        foreach (string marker in markers.Take(12))
        {
            Add("missing", marker, "--missing, --keep-markers");
        }

        if (markers.Count > 12)
        {
            Add("missing", $"{markers.Count - 12} more such numbers", "--keep-markers");
        }

        foreach (ColumnStatistics column in columns)
        {
            if (column.Texts > 0)
            {
                Add("missing", $"{column.Texts} x no number in '{column.Name}', as '{column.FirstText}' in line {column.FirstTextLine}; taken as missing", "--missing");
            }

            if (column.Units.Converted.Text is { Length: > 0 } converted)
            {
                Add("units", $"'{column.Name}': {converted}", "");
            }

            if (column.Negatives > 0)
            {
                Add("signs", $"{column.Negatives} x a number in brackets or with a minus behind it in '{column.Name}', as {column.FirstNegative}; taken as negative", "--missing");
            }

            if (column.Marked > 0)
            {
                Add("marks", $"{column.Marked} x a number with a mark in '{column.Name}', as '{column.MarkedExample}'; the mark is left out", "--missing");
            }
        }
    }

    /// <summary>Lines that are no rows, and a last one that may be half a row.</summary>
    public void AddBroken(BrokenLines broken, string? cut)
    {
        if (cut != null)
        {
            Add("cut", cut, "--missing");
        }

        foreach (string text in broken.Texts)
        {
            Add("broken", text + "; left out", "--broken");
        }
    }

    private void AddHeader(FileLayout layout)
    {
        if (layout.HeaderLine == 0)
        {
            Add("header", "none; columns go by number", "--header", isPlain: true);
            return;
        }

        string units = layout.UnitsLine > 0 ? $", units in line {layout.UnitsLine}" : "";
        string counts = layout.IsCountingHeader ? ", which counts the columns and is no reading" : "";
        (long top, long bottom) = layout.OtherNamesLine == 0 ? (layout.HeaderLine, layout.HeaderLine) : (Math.Min(layout.HeaderLine, layout.OtherNamesLine), Math.Max(layout.HeaderLine, layout.OtherNamesLine));
        string first = top == bottom ? $"line {top}" : $"lines {top} {(bottom - top > 1 ? "to" : "and")} {bottom}, names in both";
        string above = top > 1 ? ", what stands above is passed" : "";
        string below = layout.PassedBelow == 0 ? "" : $", {layout.PassedBelow} {(layout.PassedBelow == 1 ? "line" : "lines")} below it passed";
        Add("header", $"{first}{units}{counts}{above}{below}", "--header", isPlain: layout is { HeaderLine: 1, UnitsLine: 0, OtherNamesLine: 0, IsCountingHeader: false } && layout.PassedBelow == 0);
    }
}
