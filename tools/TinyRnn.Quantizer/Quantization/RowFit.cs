using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What the table does to a row, and the factor and offset with which its values are nearest to the function's, by least squares.</summary>
internal static class RowFit
{
    // Beyond what a line of the table can be off by.
    private const double MostGain = 0.05;
    private const double MostShift = 1 / 64.0;

    // A row that deviates by eight lines of the table averages their errors.
    private const double Wide = 0.25;

    // The table has corners, so that one step of least squares is not the last.
    private const int Rounds = 3;

    /// <summary>What the table's error deviates by, as a share of what the function's values deviate by; 0 for a row that moves over many lines.</summary>
    /// <param name="spec">A row that is looked up.</param>
    /// <param name="table">What it is looked up in.</param>
    /// <param name="sums">What calibration saw of it, with its sign.</param>
    public static double ErrorOf(RowSpec spec, TableCurve table, double[] sums) =>
        MeanOf(spec, sums) is (double mean, false) ? Compare(table, sums, Exact(spec, table, sums), spec.Factor, mean, 1, 0).Error : 0;

    /// <summary>The row with the factor and offset that are best; the row itself where it moves over many lines.</summary>
    /// <param name="spec">A row that is looked up.</param>
    /// <param name="table">What it is looked up in.</param>
    /// <param name="sums">What calibration saw of it, with its sign.</param>
    public static RowSpec Of(RowSpec spec, TableCurve table, double[] sums)
    {
        (double mean, bool isWide) = MeanOf(spec, sums);
        if (isWide)
        {
            return spec;
        }

        double[] right = Exact(spec, table, sums);
        (double gain, double shift) = (1, 0);
        Comparison fit = Compare(table, sums, right, spec.Factor, mean, gain, shift);
        for (int round = 0; round < Rounds && fit.Error > 0; round++)
        {
            double nextGain = Math.Clamp(gain + fit.Gain, 1 - MostGain, 1 + MostGain);
            double nextShift = Math.Clamp(shift + fit.Shift, -MostShift, MostShift);
            Comparison next = Compare(table, sums, right, spec.Factor, mean, nextGain, nextShift);
            if (!(next.Squares < fit.Squares))
            {
                break;
            }

            (gain, shift, fit) = (nextGain, nextShift, next);
        }

        double offset = ((mean * (1 - gain)) + shift) * Math.Pow(2, SigmoidTable.IndexBits);
        return spec with { Factor = spec.Factor * gain, Offset = spec.Offset + offset };
    }

    /// <summary>The mean place in the table, and whether the row moves far from it.</summary>
    private static (double Mean, bool IsWide) MeanOf(RowSpec spec, double[] sums)
    {
        double mean = 0;
        double square = 0;
        foreach (double sum in sums)
        {
            double place = sum * spec.Factor;
            mean += place / sums.Length;
            square += place * place / sums.Length;
        }

        return (mean, square - (mean * mean) > Wide * Wide);
    }

    private static double[] Exact(RowSpec spec, TableCurve table, double[] sums) => Array.ConvertAll(sums, sum => table.Exact(sum * spec.Factor));

    /// <summary>The table's errors with a gain about the mean and a shift, and by how much both should change.</summary>
    private static Comparison Compare(TableCurve table, double[] sums, double[] right, double factor, double mean, double gain, double shift)
    {
        var errors = new ValueMoments();
        (double aa, double ab, double bb, double ae, double be) = (0, 0, 0, 0, 0);
        for (int i = 0; i < sums.Length; i++)
        {
            double moved = (sums[i] * factor) - mean;
            (double found, double slope) = table.Line(mean + (moved * gain) + shift);
            double error = found - right[i];
            errors.Add(right[i], found);
            double a = slope * moved;
            aa += a * a;
            ab += a * slope;
            bb += slope * slope;
            ae += a * error;
            be += slope * error;
        }

        double determinant = (aa * bb) - (ab * ab);
        return determinant > 1e-9 * aa * bb
            ? new(errors.Squares, errors.Error, ((ab * be) - (bb * ae)) / determinant, ((ab * ae) - (aa * be)) / determinant)
            : new(errors.Squares, errors.Error, 0, bb > 0 ? -be / bb : 0);
    }

    private readonly record struct Comparison(double Squares, double Error, double Gain, double Shift);
}
