using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>What a column holds, as the file has it, missing readings and markers left out.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Unit">Of the numbers, or empty.</param>
/// <param name="Rows">Fields.</param>
/// <param name="Missing">Fields without a reading.</param>
/// <param name="Smallest">The smallest reading.</param>
/// <param name="Largest">The largest reading.</param>
/// <param name="Quantiles">1, 25, 50, 75 and 99 %; of more than 16,383 readings of evenly picked ones.</param>
/// <param name="LongestFrozen">The most readings in a row that are the same.</param>
/// <param name="LongestFrozenLine">Where they begin.</param>
/// <param name="LargestJump">The largest difference of two readings in a row.</param>
/// <param name="LargestJumpLine">Where it is; 0 when no reading differs from the one before.</param>
/// <param name="Outliers">Readings far from all others, with their lines.</param>
/// <param name="Remarks">What would hurt, in words.</param>
public sealed record ColumnReport(
    string Name,
    string Unit,
    long Rows,
    long Missing,
    double Smallest,
    double Largest,
    IReadOnlyList<double> Quantiles,
    long LongestFrozen,
    long LongestFrozenLine,
    double LargestJump,
    long LargestJumpLine,
    IReadOnlyList<(double Value, long Line)> Outliers,
    IReadOnlyList<string> Remarks
)
{
    private const double FarAway = 5;
    private const long LongFrozen = 48;

    internal static ColumnReport Of(ColumnStatistics column, string wantedUnit)
    {
        CloseLook look = column.Look ?? new CloseLook();
        double[] quantiles = look.Quantiles;
        (double Value, long Line)[] outliers = Far(column, look, quantiles);
        long missing = column.Missing + column.Texts + column.Candidates.Values.Sum(candidate => candidate.Count);
        long rows = column.Numbers + missing;
        return new ColumnReport(
            column.Name, column.Header?.Unit?.Name ?? "", rows, missing, column.Smallest, column.Largest, quantiles,
            look.LongestFrozen, look.LongestFrozenLine, look.LargestJump, look.LargestJumpLine, outliers,
            [.. RemarksOf(column, look, rows, missing, outliers, wantedUnit)]
        );
    }

    /// <summary>Readings that lie more than five times the spread of the middle half outside of it.</summary>
    private static (double Value, long Line)[] Far(ColumnStatistics column, CloseLook look, double[] quantiles)
    {
        if (quantiles.Length < 5 || column.Numbers < 20)
        {
            return [];
        }

        double spread = Math.Max(quantiles[3] - quantiles[1], (quantiles[4] - quantiles[0]) / 4);
        return spread <= 0 ? [] : look.Extremes.Where(one => one.Value < quantiles[1] - (FarAway * spread) || one.Value > quantiles[3] + (FarAway * spread)).Distinct().ToArray();
    }

    private static IEnumerable<string> RemarksOf(ColumnStatistics column, CloseLook look, long rows, long missing, (double Value, long Line)[] outliers, string wantedUnit)
    {
        if (column.Numbers == 0)
        {
            yield return "no reading at all";
            yield break;
        }

        if (column.Smallest == column.Largest && column.Numbers > 1)
        {
            yield return "all readings are the same";
        }

        if (5 * missing > rows)
        {
            yield return $"{Percent(missing, rows)} of the readings are missing";
        }

        if (look.LongestFrozen >= LongFrozen && 20 * look.LongestFrozen > column.Numbers && look.HasFractions && column.Smallest < column.Largest && look.LongestFrozenValue != 0)
        {
            yield return $"the same reading {look.LongestFrozen} times from line {look.LongestFrozenLine}; is the sensor stuck?";
        }

        if (look.Quantiles is [_, _, double median, ..] && column.Impossible?.TextFor(median) is { Length: > 0 } impossible)
        {
            yield return impossible;
        }
        else if (outliers.Length > 0 && column.Header?.Quantity != MeasuredQuantity.Rain)
        {
            yield return $"far from all others: {string.Join(", ", outliers.Take(4).Select(one => $"{Text(one.Value)} (line {one.Line})"))}; --missing takes a number out";
        }

        if (column.Header is { Quantity: MeasuredQuantity.Temperature, Unit: null } && column.Smallest > 180 && column.Largest < 360)
        {
            yield return $"looks like kelvin, not degrees; --column {column.Name}=\"{column.Header.Text}-273.15\"";
        }

        if (column.Header?.Quantity == MeasuredQuantity.Humidity && column.Header.Unit == null && column.Largest <= 1.0 && column.Numbers >= 10 && wantedUnit is "%" or "")
        {
            yield return $"looks like a fraction, not percent; --column {column.Name}=\"{column.Header.Text}*100\"";
        }
    }

    private static string Percent(long part, long all) => $"{100.0 * part / all:0} %";

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
