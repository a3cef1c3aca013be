using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Tasks;

/// <summary>Cuts a table in time: the first part trains, the second chooses, the third is scored once, at the end.</summary>
/// <param name="Train">Trains.</param>
/// <param name="Validation">Chooses.</param>
/// <param name="Test">Is scored at the end; empty when another file is.</param>
public sealed record TimeSplit(RowRange Train, RowRange Validation, RowRange Test)
{
    /// <summary>70, 15 and 15 of a hundred, in order.</summary>
    public const string Default = "70/15/15";

    /// <summary>Reads a split.</summary>
    /// <param name="text">
    /// Parts as <c>70/15/15</c>, or the times at which validation and test begin, as <c>2014-01-01,2015-01-01</c>; two parts or one time
    /// where another file is the test.
    /// </param>
    /// <param name="table">The readings.</param>
    /// <param name="hasTest">Whether the test part is in this table.</param>
    /// <exception cref="TrainingException">Not a split, or of times that the table does not have.</exception>
    public static TimeSplit Parse(string text, IReadingTable table, bool hasTest)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(table);
        int parts = hasTest ? 3 : 2;
        int[] cuts = text.Contains('/', StringComparison.Ordinal) ? CutByShares(text, table.Rows, parts) : CutByTimes(text, table, parts);
        int test = hasTest ? cuts[1] : table.Rows;
        return new TimeSplit(new RowRange(0, cuts[0]), new RowRange(cuts[0], test), new RowRange(test, table.Rows));
    }

    /// <summary>Moves the cuts to where sequences begin.</summary>
    /// <param name="starts">The first row of each sequence.</param>
    public TimeSplit AtSequences(IReadOnlyList<int> starts)
    {
        int Next(int row) => starts.Where(start => start >= row).DefaultIfEmpty(Test.End).First();
        int validation = Next(Validation.Start);
        int test = Next(Test.Start);
        return new TimeSplit(new RowRange(0, validation), new RowRange(validation, test), new RowRange(test, Test.End));
    }

    private static int[] CutByShares(string text, int rows, int parts)
    {
        double[] shares = [.. text.Split('/').Select(part => double.TryParse(part, CultureInfo.InvariantCulture, out double share) ? share : -1)];
        if (shares.Length != parts || !shares.All(share => share > 0))
        {
            throw new TrainingException($"--split: expected {parts} shares as {(parts == 3 ? Default : "80/20")}, or times, found '{text}'");
        }

        double sum = shares.Sum();
        return [(int)(rows * shares[0] / sum), (int)(rows * (shares[0] + shares[1]) / sum)];
    }

    private static int[] CutByTimes(string text, IReadingTable table, int parts)
    {
        if (table.Times.Count == 0)
        {
            throw new TrainingException($"--split: expected shares as {Default}, since {table.Name} tells no times, found '{text}'");
        }

        string[] times = text.Split(',');
        if (times.Length != parts - 1)
        {
            throw new TrainingException($"--split: expected the {parts - 1} times at which the later parts begin, found '{text}'");
        }

        int[] cuts = [.. times.Select(time => FindRow(table, time))];
        return cuts.Length == 2 && cuts[1] <= cuts[0] ? throw new TrainingException($"--split: expected times in order, found '{text}'") : cuts;
    }

    private static int FindRow(IReadingTable table, string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time))
        {
            throw new TrainingException($"--split: expected a time as 2014-01-01, found '{text}'");
        }

        int row = table.Times.TakeWhile(one => one < time).Count();
        return row > 0 && row < table.Rows
            ? row
            : throw new TrainingException(
                $"--split: expected a time between {table.Times[0]:s} and {table.Times[^1]:s}, which {table.Name} has, found '{text}'");
    }
}
