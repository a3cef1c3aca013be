using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Proves that no sum in a layer can overflow: none may reach 2^62 in magnitude, whatever the readings.</summary>
internal sealed class SumRules
{
    private readonly LayerFieldReader _fields;

    public SumRules(LayerFieldReader fields)
    {
        _fields = fields;
    }

    /// <summary>No row's sum may reach 2^62, however the parts are added.</summary>
    /// <param name="scales">Of the layer.</param>
    /// <param name="inputBounds">Largest sum of each row.</param>
    /// <param name="recurrentBounds">Likewise; null where there is no such part.</param>
    /// <param name="cell">Of a recurrent layer; null for other rows.</param>
    public void RequireSums(RowScales scales, long[] inputBounds, long[] recurrentBounds, CellParameters cell)
    {
        for (int row = 0; row < scales.Biases.Length; row++)
        {
            long left = ModelLimits.Sum - Magnitude(scales.Biases[row]);
            left = Subtract(left, inputBounds[row], scales.InputMultipliers[row]);
            if (scales.CandidateBiases != null && row % GruKernel.Gates == GruKernel.Gates - 1)
            {
                // With the reset after the product, the candidate's recurrent part is multiplied with what a gate can be.
                long reset = cell.ResetBefore ? 0 : cell.Gate.Bound;
                long times = reset > SigmoidTable.One ? reset / SigmoidTable.One + 1 : 1;
                left = (left - reset) / times - Magnitude(scales.CandidateBiases[row / GruKernel.Gates]);
            }

            if (recurrentBounds != null)
            {
                left = Subtract(left, recurrentBounds[row], scales.RecurrentMultipliers[row]);
            }

            if (cell != null && cell.Peepholes != null)
            {
                left = Subtract(left, int.MaxValue, Magnitude(Peephole(cell, scales.Biases.Length / cell.Units, row)));
            }

            if (left <= 0)
            {
                throw _fields.Error("row " + row.ToString(), _fields.Position, "sums below 2^62", "weights, multipliers and bias that can exceed it");
            }
        }
    }

    /// <summary>The bounds of a GRU's rows r, u, n per unit, from those of r, u and those of n.</summary>
    /// <param name="gates">[3 * units], of which the first 2 * units are given.</param>
    /// <param name="candidates">[units].</param>
    public static long[] Interleave(long[] gates, long[] candidates)
    {
        var all = new long[gates.Length];
        for (int unit = 0; unit < candidates.Length; unit++)
        {
            all[GruKernel.Gates * unit] = gates[2 * unit];
            all[GruKernel.Gates * unit + 1] = gates[2 * unit + 1];
            all[GruKernel.Gates * unit + 2] = candidates[unit];
        }

        return all;
    }

    /// <summary>What c is multiplied with in a row i, f, g, o, or i, g, o; the candidate g has none.</summary>
    private static long Peephole(CellParameters cell, int gates, int row)
    {
        int gate = row % gates;
        int unit = row / gates;
        if (gate == gates - 2)
        {
            return 0;
        }

        return cell.Peepholes[(gates - 1) * unit + (gate == gates - 1 ? gates - 2 : gate)];
    }

    /// <summary>left - bound * multiplier, or a negative number when that would not be positive; cannot overflow.</summary>
    private static long Subtract(long left, long bound, long multiplier)
    {
        if (left <= 0 || (bound > 0 && multiplier > left / bound))
        {
            return -1;
        }

        return left - bound * multiplier;
    }

    private static long Magnitude(long value) => value < 0 ? -value : value;
}
