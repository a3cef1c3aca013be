using System;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Columns of times from one clock to another, of which the beginning counts.</summary>
internal sealed partial class TimeFinder
{
    private const int LeastRanges = 2;

    /// <summary>True where all fields are ranges; ends that stay the same are offsets from UTC.</summary>
    private bool AreRanges(int column) => FirstOf(column) is { } first && ClockRange.TrySplit(first.Row[column], out _, out _) && HaveManyEnds(column);

    /// <summary>The first row that has a field of a column; without what a search by a predicate costs for each of very many columns.</summary>
    private PrefixRow? FirstOf(int column)
    {
        foreach (PrefixRow row in _rows)
        {
            if (row.Guesses[column] != CellGuess.Missing)
            {
                return row;
            }
        }

        return null;
    }

    private bool HaveManyEnds(int column)
    {
        PrefixRow[] rows = [.. _rows.Where(row => row.Guesses[column] != CellGuess.Missing)];
        string[] ends = [.. rows.Select(row => ClockRange.TrySplit(row.Row[column], out _, out ReadOnlySpan<byte> end) ? Encoding.UTF8.GetString(end) : "")];
        return rows.Length >= LeastRanges && !ends.Contains("") && ends.Distinct().Count() > (rows.Length > 4 ? 2 : 1);
    }

    private TimePlan? RangePlan(int column) => AreRanges(column) ? PlanOfRanges(column) : null;

    private TimePlan PlanOfRanges(int column)
    {
        ScannedTime[] scans = [.. _rows.Where(row => row.Guesses[column] != CellGuess.Missing).Select(row => TimeScanner.TryScan(ClockRange.BeginOf(row.Row[column], isRange: true), DateOrder.DayFirst, out ScannedTime scan) ? scan : default)];
        return PlanOf(column, scans[^1].OrderIsOpen ? s_dayOrMonth : [DateOrder.DayFirst], scans, isRange: true) with { Example = ExampleOf(column) };
    }
}
