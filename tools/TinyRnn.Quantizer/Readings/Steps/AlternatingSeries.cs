using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// Sensors that report in turn, though all rows together are in order: a column that is called as sensors or places are, and whose
/// texts change from row to row so that the rows of each are equal steps by themselves, longer than those of all. The name is needed,
/// since the days of a week take turns too.
/// </summary>
internal static class AlternatingSeries
{
    private const int LeastRows = 8;
    private const int LeastOfEach = 3;
    private const double RegularShare = 0.9;
    private const double MostRepeated = 0.05;
    private const double LongerStep = 1.5;
    private const double Tolerance = 0.1;

    /// <summary>The column, as the first rows show; null for none.</summary>
    /// <param name="start">The first rows.</param>
    /// <param name="reader">Of their times.</param>
    /// <param name="isTaken">True for columns that are readings or times.</param>
    public static int? Find(SourceStart start, ITimeReader reader, Func<int, bool> isTaken)
    {
        var rows = new List<(PrefixRow Row, long Time)>();
        foreach (PrefixRow row in start.Sample)
        {
            if (reader.TryRead(row.Row, out long time))
            {
                rows.Add((row, time));
            }
        }

        FileLayout layout = start.Layout;
        return rows.Count < LeastRows ? null
            : Enumerable.Range(0, layout.Header.Count)
                .Where(i => !isTaken(i) && layout.Kinds[i] is ColumnKind.Text or ColumnKind.Number && SeriesNames.AreOf(layout.Header[i].Text) && TakesTurns(rows, i))
                .Select(i => (int?)i)
                .FirstOrDefault();
    }

    private static bool TakesTurns(List<(PrefixRow Row, long Time)> rows, int column)
    {
        string[] texts = [.. rows.Select(row => row.Row.Texts[column])];
        int repeated = texts.Zip(texts.Skip(1)).Count(pair => pair.First == pair.Second);
        if (repeated > MostRepeated * rows.Count || rows.Any(row => row.Row.Guesses[column] is CellGuess.Switch or CellGuess.Missing or CellGuess.Time))
        {
            return false;
        }

        long[][] groups = [.. rows.GroupBy(row => row.Row.Texts[column]).Select(group => group.Select(row => row.Time).ToArray())];
        bool mayBe = groups.Length > 1 && groups.All(times => times.Length >= LeastOfEach);
        return mayBe && AreRegular(groups, LongerStep * Median(Distances([.. rows.Select(row => row.Time)])));
    }

    private static bool AreRegular(long[][] groups, double least)
    {
        (int all, int regular) = (0, 0);
        foreach (long[] times in groups)
        {
            long[] distances = Distances(times);
            long step = Median(distances);
            if (step < least || step <= 0)
            {
                return false;
            }

            all += distances.Length;
            regular += distances.Count(distance => distance > 0 && Math.Abs(((double)distance / step) - Math.Round((double)distance / step)) <= Tolerance);
        }

        return regular >= RegularShare * all;
    }

    private static long[] Distances(long[] times) => [.. times.Zip(times.Skip(1)).Select(pair => pair.Second - pair.First)];

    private static long Median(long[] distances) => distances.Order().ElementAt(distances.Length / 2);
}
