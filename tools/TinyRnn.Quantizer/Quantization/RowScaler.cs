using System;
using System.Collections.Generic;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Turns real scales and biases of rows into the integers of the format, with the finest shift that cannot overflow.</summary>
internal static class RowScaler
{
    private const int MostShift = 46;

    // 2^14: an error of 3e-5, a hundredth of what rounding weights to 8 bits costs.
    private const double MiddlePrecision = 16384;
    private static readonly double s_sumLimit = 0.99 * Math.Pow(2, 62);

    /// <summary>The rows' integers, and the multipliers of c, one for each row.</summary>
    /// <param name="rows">All rows of a layer, in their order.</param>
    /// <param name="layer">The layer's name, for the error.</param>
    public static (QuantizedRows Rows, long[] Peepholes) Scale(IReadOnlyList<RowTerms> rows, string layer)
    {
        for (int shift = MostShift; shift > 0; shift--)
        {
            if (TryScale(rows, shift) is (QuantizedRows, long[]) scaled)
            {
                return scaled;
            }
        }

        throw new QuantizationException($"layer {layer}: weights or biases are too large for 64-bit sums");
    }

    private static (QuantizedRows Rows, long[] Peepholes)? TryScale(IReadOnlyList<RowTerms> rows, int shift)
    {
        var candidates = new List<long>();
        bool isRecurrent = rows[0].Recurrent is not null;
        var result = new QuantizedRows(shift, new long[rows.Count], new long[isRecurrent ? rows.Count : 0], new long[rows.Count], []);
        var peepholes = new long[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            RowTerms row = rows[i];
            double unit = row.Spec.Factor * Math.Pow(2, row.Spec.FractionBits + shift);
            double input = Multiplier(row.Input, unit);
            double recurrent = row.Recurrent is null ? 0 : Multiplier(row.Recurrent, unit);
            double peephole = Math.Round(row.Peephole * unit);
            double bias = Math.Round(row.Bias * unit) + Math.Round(row.Spec.Offset * Math.Pow(2, shift)) + Math.Pow(2, shift - 1);
            double candidate = 0;
            if (row.CandidateBias is double own)
            {
                candidate = Math.Round(own * unit) + (row.ResetBound > 0 ? SigmoidTable.One / 2 : 0);
                candidates.Add((long)candidate);
            }

            double product = ((row.Recurrent?.Largest ?? 0) * recurrent) + Math.Abs(candidate);
            double times = row.ResetBound > SigmoidTable.One ? (row.ResetBound / SigmoidTable.One) + 1 : 1;
            double largest = (row.Input.Largest * input) + (times * product) + row.ResetBound + Math.Abs(bias) + (int.MaxValue * Math.Abs(peephole));
            if (!(largest < s_sumLimit))
            {
                return null;
            }

            result.InputMultipliers[i] = (long)input;
            result.Biases[i] = (long)bias;
            peepholes[i] = (long)peephole;
            if (isRecurrent)
            {
                result.RecurrentMultipliers[i] = (long)recurrent;
            }
        }

        return (result with { CandidateBiases = [.. candidates] }, peepholes);
    }

    /// <summary>
    /// The multiplier of a row, a multiple of 2^21 for the middle one of three lanes where that costs no precision: then compiled
    /// code need not shift that lane down.
    /// </summary>
    private static double Multiplier(RowProduct product, double unit)
    {
        double exact = product.Step * unit;
        double lane = 1L << PackedMatrix.NarrowBits;
        return product.IsMiddleLane && exact >= lane * MiddlePrecision ? Math.Round(exact / lane) * lane : Math.Round(exact);
    }
}
