namespace TinyRnn;

/// <summary>
/// Gated recurrent unit, rows r, u, n per unit, where u = 1 - z is stored negated so that it comes out of the table as it is
/// used: n = tanh(Wx + b + r (Uh + b')), h += u (n - h). Cho et al. 2014, with the reset after the recurrent product.
/// </summary>
internal sealed class GruKernel : RecurrentKernel
{
    public const int Gates = 3;

    public GruKernel(string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(LayerKind.Gru, name, inputSize, hiddenSize, inputCopy, recurrentCopy, scales) { }

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        int units = OutputSize;
        long[] gates = scratch.Gates;
        SumGates(scratch, gates, units);
        table.Apply(gates, 0, 2 * units);
        SumCandidates(scratch, gates, units);
        table.Apply(gates, 2 * units, units);

        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long update = gates[units + unit];
            int candidate = (int)gates[2 * units + unit] - FixedPoint.ValueOne;
            int hidden = state[offset + unit];
            long distance = (candidate << (FixedPoint.StateBits - FixedPoint.ValueBits)) - hidden;
            state[offset + unit] = hidden + (int)((distance * update + half) >> FixedPoint.GateBits);
        }
    }

    /// <summary>Table indices of all resets, then of all updates.</summary>
    private void SumGates(Scratch scratch, long[] gates, int units)
    {
        long[] inputSums = scratch.InputSums;
        long[] recurrentSums = scratch.RecurrentSums;
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            gates[unit] = (inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift;
            row++;
            gates[units + unit] = (inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift;
            row += 2;
        }
    }

    /// <summary>Table indices of all candidates, behind the gates.</summary>
    private void SumCandidates(Scratch scratch, long[] gates, int units)
    {
        long[] inputSums = scratch.InputSums;
        long[] recurrentSums = scratch.RecurrentSums;
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        long[] candidateBias = Scales.CandidateBiases;
        int shift = Scales.Shift;
        int row = Gates - 1;
        for (int unit = 0; unit < units; unit++)
        {
            long recurrent = (recurrentSums[row] * mh[row] + candidateBias[unit]) >> FixedPoint.GateBits;
            gates[2 * units + unit] = (inputSums[row] * mx[row] + gates[unit] * recurrent + bias[row]) >> shift;
            row += Gates;
        }
    }
}
