namespace TinyRnn;

/// <summary>Elman network, one row per unit: h = tanh(Wx + Uh + b) in Q23, or relu(Wx + Uh + b) in Q20, saturating.</summary>
internal sealed class RnnKernel : RecurrentKernel
{
    public RnnKernel(LayerKind kind, string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(kind, name, inputSize, hiddenSize, inputCopy, recurrentCopy, scales) { }

    public override int FractionBits => Kind == LayerKind.RnnRelu ? FixedPoint.ValueBits : FixedPoint.StateBits;

    internal override void Update(long[] inputSums, long[] recurrentSums, SigmoidTable table, int[] state, int offset)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        bool relu = Kind == LayerKind.RnnRelu;
        for (int unit = 0; unit < OutputSize; unit++)
        {
            long sum = (inputSums[unit] * mx[unit] + recurrentSums[unit] * mh[unit] + bias[unit]) >> shift;
            state[offset + unit] = relu
                ? FixedPoint.Saturate(sum < 0 ? 0 : sum)
                : (table.Sigmoid(sum) - FixedPoint.ValueOne) << (FixedPoint.StateBits - FixedPoint.ValueBits);
        }
    }
}
