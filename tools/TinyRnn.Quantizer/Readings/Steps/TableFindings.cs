using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>What was decided about a table, in words.</summary>
internal static class TableFindings
{
    private const int MostShown = 8;

    public static IReadOnlyList<Finding> Of(
        TablePlan plan,
        SourceStart start,
        SurveyPlan survey,
        TableSurvey seen,
        (TimeTrack? Track, string Reason) time,
        (RowOrder Order, SeriesRule Rule) order,
        (StepDecision Step, StepGuess Distances) step,
        bool[] kept)
    {
        var findings = new FindingList();
        findings.AddFile(start);
        findings.AddTime(start, time.Track, time.Reason);
        AddOrder(findings, start, seen, time.Track, order, plan.DoubledInSeries);
        findings.AddStep(step.Step, step.Distances, time.Track != null, seen.Rows);
        findings.AddColumns(plan.Columns);
        findings.AddMissing(seen.Columns.Where((_, i) => kept[i]).ToArray(), plan.Markers, start.Options);
        AddLeftOut(findings, start, seen, [.. survey.Columns.Select((column, i) => kept[i] || column.Column == order.Rule.Column)]);
        findings.AddBroken(seen.Broken, OpenEnd.Problem(seen.OpenEnd, start));
        return findings.All;
    }

    private static void AddOrder(FindingList findings, SourceStart start, TableSurvey seen, TimeTrack? track, (RowOrder Order, SeriesRule Rule) order, long? doubledInSeries)
    {
        if (order.Order == RowOrder.Reversed)
        {
            findings.Add("order", "newest row first; turned round", "");
        }
        else if (order.Order == RowOrder.Sorted)
        {
            findings.Add("order", $"{track!.Backward} rows earlier than the one before; sorted", "--sort");
        }

        if (order.Rule.IsGrouped)
        {
            findings.Add("series", $"one for each text of column '{start.Layout.NameOf(order.Rule.Column)}'", "--sequence");
        }

        AddTurns(findings, start, order.Rule);
        if (seen.Restarts > 0)
        {
            findings.Add("series", $"{seen.Restarts + 1}, the header comes again", "");
        }

        if (track?.Restarts > 0)
        {
            findings.Add("series", $"{track.Restarts + 1}, the time begins anew", "--time none");
        }

        if (track?.Changes.Count > 0)
        {
            string lines = string.Join(", ", track.Changes.Take(4).Select(change => $"{(change.Shift > 0 != (order.Order == RowOrder.Reversed) ? "back" : "forward")} {(order.Order == RowOrder.Reversed ? "behind" : "before")} line {change.Line}"));
            findings.Add("clock", $"put {lines} by an hour: no gap, no repetition", "--zone");
        }

        if ((doubledInSeries ?? track?.Doubled) is > 0 and long doubled)
        {
            findings.Add("doubled", Count(doubled, "row comes", "rows come") + " twice with the same readings; taken once", "");
        }
    }

    /// <summary>Names of sensors or places that take turns, but in no regular way: one series may be several.</summary>
    private static void AddTurns(FindingList findings, SourceStart start, SeriesRule rule)
    {
        FileLayout layout = start.Layout;
        for (int i = 0; i < layout.Header.Count && rule.Column < 0; i++)
        {
            if (layout.Kinds[i] != ColumnKind.Text || !SeriesNames.AreOf(layout.Header[i].Text) || start.Time?.Columns.Contains(i) == true)
            {
                continue;
            }

            string[] texts = [.. start.Sample.Select(row => row.Texts[i])];
            string[] senders = [.. texts.Distinct()];
            int changes = texts.Zip(texts.Skip(1)).Count(pair => pair.First != pair.Second);
            if (senders.Length is > 1 and <= MostShown && changes > senders.Length)
            {
                findings.Add("series", $"one, though '{layout.NameOf(i)}' is '{string.Join("', '", senders)}' in turn, which may be several", "--sequence, --only");
            }
        }
    }

    private static void AddLeftOut(FindingList findings, SourceStart start, TableSurvey seen, bool[] kept)
    {
        FileLayout layout = start.Layout;
        if (start.Options.Wanted.Count > 0 || start.Options.Columns.Count > 0)
        {
            return;
        }

        ColumnStatistics[] left = [.. seen.Columns.Where((_, i) => !kept[i])];
        AddNames(findings, "row numbers", Names(layout, ColumnKind.RowNumber));
        AddNames(findings, "no numbers", [.. Enumerable.Range(0, layout.FieldCount)
            .Where(i => layout.Kinds[i] == ColumnKind.Text && start.Time?.Columns.Contains(i) != true && !start.Options.Texts.Any(text => text.Name == layout.NameOf(i)) && layout.NameOf(i) != start.Options.Sequence)
            .Select(layout.NameOf)]);
        AddNames(findings, "no reading at all", [.. left.Where(column => column.Texts + column.Marked == 0).Select(column => column.Name)]);
        foreach (ColumnStatistics column in left.Where(column => column.Texts + column.Marked > 0).Take(MostShown))
        {
            bool isText = column.Texts > 0;
            (long count, string text, long line) = isText ? (column.Texts, column.FirstText, column.FirstTextLine) : (column.Marked, column.MarkedExample, column.FirstMarkedLine);
            string limit = isText ? string.Create(CultureInfo.InvariantCulture, $"more than half of --broken {start.Options.BrokenShare * 100:0.##} %") : "more than a third";
            findings.Add("left out", $"'{column.Name}': {count} of {seen.Rows} fields {(isText ? "are no numbers" : "have a mark behind the number")}, as '{text}' in line {line}; {limit}", isText ? "--missing, --broken" : "--column");
        }
    }

    private static void AddNames(FindingList findings, string reason, string[] names)
    {
        if (names.Length > 0)
        {
            findings.Add("left out", $"{reason}: {string.Join(", ", names.Take(MostShown))}{(names.Length > MostShown ? ", ..." : "")}", "--column");
        }
    }

    private static string[] Names(FileLayout layout, ColumnKind kind) => Enumerable.Range(0, layout.FieldCount).Where(i => layout.Kinds[i] == kind).Select(layout.NameOf).ToArray();

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");
}
