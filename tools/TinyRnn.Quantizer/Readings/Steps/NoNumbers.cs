using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Layouts;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The error of a table in which no column can be read as numbers.</summary>
internal static class NoNumbers
{
    /// <summary>Says which column comes nearest to numbers, and what stands in it instead.</summary>
    /// <param name="start">The first rows.</param>
    /// <param name="texts">Columns that are wanted as text.</param>
    public static CsvInputException In(SourceStart start, int[] texts)
    {
        int[] columns = [.. Enumerable.Range(0, start.Layout.FieldCount)
            .Where(i => !texts.Contains(i) && start.Time?.Columns.Contains(i) != true && start.Sample.Any(row => IsText(row, i)))
            .OrderByDescending(i => start.Sample.Count(row => row.IsNumber(i)))
            .ThenByDescending(i => start.Sample.Count(row => IsText(row, i) && row.Row[i].IndexOfAnyInRange((byte)'0', (byte)'9') >= 0))];
        if (columns.Length == 0)
        {
            return new CsvInputException(start.File.Name, start.Layout.FirstLine, "expected a column of numbers, found none; --column, --separator and --decimal state where they are");
        }

        int column = columns[0];
        PrefixRow first = start.Sample.First(row => IsText(row, column));
        int count = start.Sample.Count(row => IsText(row, column));
        string name = start.Layout.Header.Count > 0 ? $" in '{start.Layout.NameOf(column)}'" : "";
        return new CsvInputException(start.File.Name, first.Line, column + 1, $"expected a column of numbers, found '{first.Texts[column]}'{name}, and no number in {count} of the first {start.Sample.Length} rows; --column states another, --separator and --decimal how fields are written");
    }

    private static bool IsText(PrefixRow row, int column) => column < row.Count && row.Guesses[column] is CellGuess.Text or CellGuess.Time;
}
