using System.Globalization;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>In which order a table's rows come, and what is made of it.</summary>
internal enum RowOrder
{
    /// <summary>As they should, or without time.</summary>
    Right,

    /// <summary>The newest first.</summary>
    Reversed,

    /// <summary>Another order, to be sorted as asked for.</summary>
    Sorted,

    /// <summary>Each series by itself in order, one among the other.</summary>
    BySeries,
}

/// <summary>Decides on the order of rows.</summary>
internal static class OrderDecision
{
    /// <summary>The order, and for series the column that tells them apart.</summary>
    public static (RowOrder Order, SeriesRule Rule) Choose(SurveyPlan plan, TableSurvey survey, TimeTrack? track, ReadingOptions options)
    {
        var rule = new SeriesRule(plan.Sequence, IsGrouped: false);
        if (track == null)
        {
            bool isByTopic = plan.Layout.TopicColumn > 0 && plan.Layout.TopicColumn == plan.Sequence && survey.Series.Groups > 1;
            return isByTopic ? (RowOrder.BySeries, rule with { IsGrouped = true }) : (RowOrder.Right, rule);
        }

        if (plan.Sequence >= 0 && survey.Series.Changes >= survey.Series.Groups && survey.Series.Groups is > 1 and < 100_000)
        {
            return (RowOrder.BySeries, rule with { IsGrouped = true });
        }

        bool isOrdered = track.Backward == 0;
        if (isOrdered && track.Contradictory == 0)
        {
            return (RowOrder.Right, rule);
        }

        if (!isOrdered && track.Forward == 0 && track.Contradictory == 0)
        {
            return (RowOrder.Reversed, rule);
        }

        if (survey.SeriesColumns?.Find() is (int column, int _))
        {
            return (RowOrder.BySeries, new SeriesRule(column, IsGrouped: true));
        }

        if (options.Sort && track.Reader.Kind != TimeKind.Clock)
        {
            return (RowOrder.Sorted, rule);
        }

        throw isOrdered ? Contradictory(plan, track) : Disorder(plan, track);
    }

    private static CsvInputException Contradictory(SurveyPlan plan, TimeTrack track) =>
        new(
            plan.File,
            track.FirstContradictoryLine,
            string.Create(CultureInfo.InvariantCulture, $"the time of the row before again, with other readings ({track.Contradictory} such rows); --sequence COLUMN tells series apart, --time none reads rows as they come")
        );

    private static CsvInputException Disorder(SurveyPlan plan, TimeTrack track) =>
        new(
            plan.File,
            track.BackwardLines[0],
            string.Create(CultureInfo.InvariantCulture, $"earlier than the row before ({track.Backward} of {track.Count} rows: line {string.Join(", ", track.BackwardLines)}{(track.Backward > track.BackwardLines.Count ? ", ..." : "")}); {(track.Reader.Kind == TimeKind.Clock ? "a clock without a date cannot be sorted, --time none reads rows as they come" : "--sort sorts rows")}, --sequence COLUMN tells series apart{(plan.Time!.LacksYear ? "; times without a year do not pass New Year: split the file there" : "")}")
        );
}
