namespace TinyRnn;

/// <summary>Proves that no sum in a layer can overflow: none may reach 2^62 in magnitude, whatever the readings.</summary>
internal sealed class SumRules
{
    private readonly LayerFieldReader _fields;

    public SumRules(LayerFieldReader fields)
    {
        _fields = fields;
    }

    /// <summary>No row's sum may reach 2^62, however the parts are added; recurrent bounds are null where there is no such part.</summary>
    public void RequireSums(RowScales scales, long[] inputBounds, long[] recurrentBounds)
    {
        for (int row = 0; row < scales.Biases.Length; row++)
        {
            long left = ModelLimits.Sum - Magnitude(scales.Biases[row]);
            left = Subtract(left, inputBounds[row], scales.InputMultipliers[row]);
            if (recurrentBounds != null)
            {
                left = Subtract(left, recurrentBounds[row], scales.RecurrentMultipliers[row]);
            }

            if (scales.CandidateBiases != null && row % GruKernel.Gates == GruKernel.Gates - 1)
            {
                left -= Magnitude(scales.CandidateBiases[row / GruKernel.Gates]) + SigmoidTable.One;
            }

            if (left <= 0)
            {
                throw TooLarge(row);
            }
        }
    }

    /// <summary>The same for a layer with options, whose rows stand gate by gate.</summary>
    /// <param name="scales">Of the layer.</param>
    /// <param name="inputBounds">Largest sum of each row.</param>
    /// <param name="recurrentBounds">Likewise; of a GRU's candidates 0.</param>
    /// <param name="peepholes">What c is multiplied with in each row, or null.</param>
    /// <param name="candidateBounds">A GRU's: largest recurrent sum of each candidate; otherwise null.</param>
    /// <param name="resetBound">Largest magnitude, in Q21, of what a candidate's recurrent part is multiplied with; 0 for nothing.</param>
    public void RequireCustomSums(
        RowScales scales, long[] inputBounds, long[] recurrentBounds, long[] peepholes, long[] candidateBounds, long resetBound)
    {
        int rows = scales.Biases.Length;
        int candidates = candidateBounds == null ? rows : rows - candidateBounds.Length;
        for (int row = 0; row < rows; row++)
        {
            long left = ModelLimits.Sum - Magnitude(scales.Biases[row]);
            left = Subtract(left, inputBounds[row], scales.InputMultipliers[row]);
            left = Subtract(left, recurrentBounds[row], scales.RecurrentMultipliers[row]);
            if (peepholes != null)
            {
                left = Subtract(left, int.MaxValue, Magnitude(peepholes[row]));
            }

            if (row >= candidates)
            {
                int unit = row - candidates;
                long times = resetBound > SigmoidTable.One ? resetBound / SigmoidTable.One + 1 : 1;
                left = (left - resetBound) / times - Magnitude(scales.CandidateBiases[unit]);
                left = Subtract(left, candidateBounds[unit], scales.RecurrentMultipliers[row]);
            }

            if (left <= 0)
            {
                throw TooLarge(row);
            }
        }
    }

    private ModelFormatException TooLarge(int row) =>
        _fields.Error("row " + row.ToString(), _fields.Position, "sums below 2^62", "weights, multipliers and bias that can exceed it");

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
