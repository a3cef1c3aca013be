using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Readings.Layouts;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>What was decided about a table, in words.</summary>
internal static class TableFindings
{
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
        AddOrder(findings, start, seen, time.Track, order);
        findings.AddStep(step.Step, step.Distances, time.Track != null, seen.Rows);
        findings.AddColumns(plan.Columns);
        findings.AddMissing(seen.Columns.Where((_, i) => kept[i]).ToArray(), plan.Markers, start.Options);
        AddLeftOut(findings, start, survey, seen, kept);
        findings.AddBroken(seen.Broken, start.Options);
        return findings.All;
    }

    private static void AddOrder(FindingList findings, SourceStart start, TableSurvey seen, TimeTrack? track, (RowOrder Order, SeriesRule Rule) order)
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
            string lines = string.Join(", ", track.Changes.Take(4).Select(change => $"{(change.Shift > 0 ? "back" : "forward")} before line {change.Line}"));
            findings.Add("clock", $"put {lines} by an hour: no gap, no repetition", "--zone");
        }

        if (track?.Doubled > 0)
        {
            findings.Add("doubled", Count(track.Doubled, "row comes", "rows come") + " twice with the same readings; taken once", "");
        }
    }

    private static void AddLeftOut(FindingList findings, SourceStart start, SurveyPlan survey, TableSurvey seen, bool[] kept)
    {
        FileLayout layout = start.Layout;
        if (start.Options.Wanted.Count > 0 || start.Options.Columns.Count > 0)
        {
            return;
        }

        string[] counting = Names(layout, ColumnKind.RowNumber);
        string[] texts = Enumerable.Range(0, layout.FieldCount)
            .Where(i => layout.Kinds[i] == ColumnKind.Text && start.Time?.Columns.Contains(i) != true && !start.Options.Texts.Any(text => text.Name == layout.NameOf(i)) && layout.NameOf(i) != start.Options.Sequence)
            .Select(layout.NameOf)
            .Concat(survey.Columns.Where((_, i) => !kept[i]).Select(column => column.Name))
            .ToArray();
        if (counting.Length > 0)
        {
            findings.Add("left out", $"row numbers: {string.Join(", ", counting)}", "--column");
        }

        if (texts.Length > 0)
        {
            findings.Add("left out", $"no numbers: {string.Join(", ", texts.Take(8))}{(texts.Length > 8 ? ", ..." : "")}", "--column");
        }
    }

    private static string[] Names(FileLayout layout, ColumnKind kind) => Enumerable.Range(0, layout.FieldCount).Where(i => layout.Kinds[i] == kind).Select(layout.NameOf).ToArray();

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");
}
