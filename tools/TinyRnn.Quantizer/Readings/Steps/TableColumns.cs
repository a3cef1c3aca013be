using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Chooses the columns of a table.</summary>
internal static class TableColumns
{
    /// <summary>One text may stand in a file of at least so many rows.</summary>
    private const int RowsOfOneText = 10;

    /// <summary>The wanted columns, those that were stated, or all that hold numbers.</summary>
    public static ColumnSource[] Choose(SourceStart start, int[] texts, int sequence)
    {
        ReadingOptions options = start.Options;
        var matcher = new ColumnMatcher(start.File.Name, start.Layout, options);
        if (options.Wanted.Count > 0)
        {
            return matcher.FindWanted();
        }

        if (options.InputSize > 0)
        {
            return InOrder(start, texts, sequence);
        }

        return options.Columns.Count > 0 ? matcher.FindMapped() : Numbers(start, texts, sequence).Select(i => Source(start.Layout, i)).ToArray();
    }

    /// <summary>Fails at a wanted column with too many texts; of others only those that hold numbers are kept.</summary>
    public static bool[] Judge(SurveyPlan plan, TableSurvey seen, ReadingOptions options, bool isExplicit, Func<int, bool> hasWords)
    {
        var kept = new bool[seen.Columns.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            ColumnStatistics column = seen.Columns[i];
            bool tooMarked = 3 * column.Marked > seen.Rows;
            bool tooMany = tooMarked || column.Texts > Math.Max(options.BrokenShare > 0 && seen.Rows >= RowsOfOneText ? 1 : 0, options.BrokenShare / 2 * seen.Rows) || 2 * column.Texts > seen.Rows;
            if (tooMany && isExplicit)
            {
                (long count, long line, string text) = tooMarked ? (column.Marked, column.FirstMarkedLine, column.MarkedExample) : (column.Texts, column.FirstTextLine, column.FirstText);
                string others = $"{(count == 1 ? "" : $"; so in {count} rows")}; --missing \"{text}\" takes it as missing";
                int at = plan.Columns[i].Column;
                string where = plan.Layout.Header.Count == 0 ? "" : $"column '{plan.Layout.NameOf(at)}': ";
                throw new CsvInputException(plan.File, line, at + 1, $"{where}expected a number, found '{text}'{others}");
            }

            kept[i] = isExplicit || (!tooMany && (column.Numbers + column.Candidates.Count > 0 || hasWords(plan.Columns[i].Column)));
        }

        return kept;
    }

    private static IEnumerable<int> Numbers(SourceStart start, int[] texts, int sequence) =>
        Enumerable.Range(0, start.Layout.FieldCount)
            .Where(i => !texts.Contains(i) && i != sequence && start.Time?.Columns.Contains(i) != true)
            .Where(i => start.Layout.Kinds[i] == ColumnKind.Number || (start.Layout.Kinds[i] == ColumnKind.Empty && start.Layout.Header.Count > 0 && start.Layout.Header[i].Text.Length > 0));

    private static ColumnSource[] InOrder(SourceStart start, int[] texts, int sequence)
    {
        int wanted = start.Options.InputSize;
        int[] all = Enumerable.Range(0, start.Layout.FieldCount).Where(i => !texts.Contains(i) && i != sequence).ToArray();
        int[] numbers = Numbers(start, texts, sequence).ToArray();
        int[] chosen = numbers.Length == wanted ? numbers : all;
        if (chosen.Length == wanted)
        {
            return chosen.Select(i => Source(start.Layout, i)).ToArray();
        }

        string others = texts.Length == 0 && sequence < 0 ? "" : " besides the label and kept ones";
        throw new CsvInputException(
            start.File.Name,
            Math.Max(1, start.Layout.HeaderLine),
            OrderedColumns.Problem(wanted, all.Length, others)
        );
    }

    public static ColumnSource Source(FileLayout layout, int column)
    {
        ColumnName? header = layout.ColumnAt(column);
        return new ColumnSource(header is { Text.Length: > 0 } ? header.Text : $"column{column + 1}", column, header, 1, 0, header?.Unit?.Name ?? "", "");
    }
}
