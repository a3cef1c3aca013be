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

    internal override void Update(long[] inputSums, long[] recurrentSums, SigmoidTable table, int[] state, int offset)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        long[] candidateBias = Scales.CandidateBiases;
        int shift = Scales.Shift;
        const long half = 1L << (FixedPoint.GateBits - 1);
        int row = 0;
        for (int unit = 0; unit < OutputSize; unit++)
        {
            long reset = table.Sigmoid((inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift);
            row++;
            long update = table.Sigmoid((inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift);
            row++;
            long recurrent = (recurrentSums[row] * mh[row] + candidateBias[unit]) >> FixedPoint.GateBits;
            int candidate = table.Sigmoid((inputSums[row] * mx[row] + reset * recurrent + bias[row]) >> shift) - FixedPoint.ValueOne;
            row++;
            int hidden = state[offset + unit];
            long distance = (candidate << (FixedPoint.StateBits - FixedPoint.ValueBits)) - hidden;
            state[offset + unit] = hidden + (int)((distance * update + half) >> FixedPoint.GateBits);
        }
    }
}
