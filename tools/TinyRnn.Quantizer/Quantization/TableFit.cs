using System;
using System.Linq;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Makes up for the table in layers that barely move. Between two nodes the table is a line, whose slope is off by up to 3 %: to a row that stays
/// there this is an error of the same share at every step, and the row's factor and offset can take it back.
/// </summary>
internal static class TableFit
{
    /// <summary>
    /// Where the table's errors deviate by less, as a share of what the values deviate by, nothing is made up for: usual layers, which are
    /// below a sixth of it, stay what they are.
    /// </summary>
    public const double LeastError = 0.0003;

    /// <summary>Steps that a fit looks at, about.</summary>
    public const int Samples = 512;

    /// <summary>What becomes of the rows' sums.</summary>
    /// <param name="rows">Rows that are looked up.</param>
    /// <param name="table">What they are looked up in.</param>
    /// <param name="sums">What calibration saw of a row, with its sign.</param>
    public static RowSpec[] Of(RowSpec[] rows, TableCurve table, Func<int, double[]> sums)
    {
        double[][] all = [.. rows.Select((_, i) => sums(i))];
        return IsWorthIt([.. rows.Zip(all, (row, each) => RowFit.ErrorOf(row, table, each))])
            ? [.. rows.Zip(all, (row, each) => RowFit.Of(row, table, each))]
            : rows;
    }

    /// <summary>True where the errors, together, are more than the least.</summary>
    public static bool IsWorthIt(double[] errors) => Math.Sqrt(errors.Average(error => error * error)) > LeastError;
}
