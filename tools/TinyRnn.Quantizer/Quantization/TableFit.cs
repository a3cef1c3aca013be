using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;

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

    private const double One = SigmoidTable.One / 2.0;
    private const double StepsPerOne = 1 << (SigmoidTable.IndexBits - SigmoidTable.StepBits);

    private static readonly int[] s_table = SigmoidValues.Compute();

    /// <summary>What becomes of the rows' sums.</summary>
    /// <param name="rows">Rows that are looked up.</param>
    /// <param name="sums">What calibration saw of a row, with its sign.</param>
    public static RowSpec[] Of(RowSpec[] rows, Func<int, double[]> sums)
    {
        RowFit[] fits = [.. rows.Select((row, i) => RowFit.Of(row, sums(i)))];
        return IsWorthIt(fits.Select(fit => fit.Error).ToArray()) ? [.. fits.Select(fit => fit.Spec)] : rows;
    }

    /// <summary>True where the errors, together, are more than the least.</summary>
    public static bool IsWorthIt(double[] errors) => Math.Sqrt(errors.Average(error => error * error)) > LeastError;

    /// <summary>tanh(v) as the table has it, and the slope there.</summary>
    public static (double Value, double Slope) Line(double v)
    {
        double place = Math.Clamp((v * StepsPerOne) + (s_table.Length / 2), 0, Math.BitDecrement(s_table.Length - 1));
        int node = (int)place;
        double rise = (s_table[node + 1] - s_table[node]) / One;
        return ((s_table[node] / One) - 1 + (rise * (place - node)), rise * StepsPerOne);
    }
}
