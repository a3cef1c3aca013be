namespace TinyRnn;

/// <summary>
/// Long short-term memory, rows i, f, g, o per unit: c = f c + i g (Q20, saturating), h = o tanh(c) (Q23).
/// Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
/// </summary>
internal sealed class LstmKernel : RecurrentKernel
{
    public const int Gates = 4;

    public LstmKernel(string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(LayerKind.Lstm, name, inputSize, hiddenSize, inputCopy, recurrentCopy, scales) { }

    public override int StateLength => 2 * OutputSize;

    internal override void Update(long[] inputSums, long[] recurrentSums, SigmoidTable table, int[] state, int offset)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        int cells = offset + OutputSize;
        const long half = 1L << (FixedPoint.GateBits - 1);
        const int indexShift = FixedPoint.ValueBits - 16;
        const int outputShift = FixedPoint.GateBits + FixedPoint.ValueBits - FixedPoint.StateBits;
        int row = 0;
        for (int unit = 0; unit < OutputSize; unit++)
        {
            long input = table.Sigmoid((inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift);
            row++;
            long forget = table.Sigmoid((inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift);
            row++;
            long candidate = table.Sigmoid((inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift) - FixedPoint.ValueOne;
            row++;
            long output = table.Sigmoid((inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift);
            row++;

            int cell = FixedPoint.Saturate((forget * state[cells + unit] + input * candidate + half) >> FixedPoint.GateBits);
            state[cells + unit] = cell;
            long index = ((cell + (1L << (indexShift - 1))) >> indexShift) + SigmoidTable.Zero;
            long squashed = table.Sigmoid(index) - FixedPoint.ValueOne;
            state[offset + unit] = (int)((output * squashed + (1L << (outputShift - 1))) >> outputShift);
        }
    }
}
