using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Turns rows into the integers of the format, with the finest shift that cannot overflow.</summary>
internal static class CustomRowScaler
{
    private const int MostShift = 46;
    private static readonly double s_sumLimit = 0.99 * Math.Pow(2, 62);

    /// <summary>The rows' integers, and the multipliers of c, one for each row.</summary>
    public static (QuantizedRows Rows, long[] Peepholes) Scale(IReadOnlyList<CustomRow> rows, string layer)
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

    private static (QuantizedRows Rows, long[] Peepholes)? TryScale(IReadOnlyList<CustomRow> rows, int shift)
    {
        var candidates = new List<long>();
        var result = new QuantizedRows(shift, new long[rows.Count], new long[rows.Count], new long[rows.Count], []);
        var peepholes = new long[rows.Count];
        for (int i = 0; i < rows.Count; i++)
        {
            CustomRow row = rows[i];
            double unit = row.Spec.Factor * Math.Pow(2, row.Spec.FractionBits + shift);
            double input = Math.Round(row.Input * unit);
            double recurrent = Math.Round(row.Recurrent * unit);
            double peephole = Math.Round(row.Peephole * unit);
            double bias = Math.Round((row.Bias * unit) + (row.Spec.Offset * Math.Pow(2, shift))) + Math.Pow(2, shift - 1);
            double candidate = 0;
            if (row.CandidateBias is double own)
            {
                candidate = Math.Round(own * unit) + (row.ResetBound > 0 ? SigmoidTable.One / 2 : 0);
            }

            double product = (row.LargestRecurrent * recurrent) + Math.Abs(candidate);
            double times = row.ResetBound > SigmoidTable.One ? (row.ResetBound / SigmoidTable.One) + 1 : 1;
            double largest = (row.LargestInput * input) + (times * product) + row.ResetBound + Math.Abs(bias) + (int.MaxValue * Math.Abs(peephole));
            if (!(largest < s_sumLimit))
            {
                return null;
            }

            result.InputMultipliers[i] = (long)input;
            result.RecurrentMultipliers[i] = (long)recurrent;
            result.Biases[i] = (long)bias;
            peepholes[i] = (long)peephole;
            if (row.CandidateBias is not null)
            {
                candidates.Add((long)candidate);
            }
        }

        return (result with { CandidateBiases = [.. candidates] }, peepholes);
    }
}
