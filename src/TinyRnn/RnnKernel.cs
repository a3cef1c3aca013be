namespace TinyRnn;

/// <summary>Elman network, one row per unit: h = tanh(Wx + Uh + b) in Q23, or relu(Wx + Uh + b) in Q20, saturating.</summary>
internal sealed class RnnKernel : RecurrentKernel
{
    public RnnKernel(LayerKind kind, string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(kind, name, inputSize, hiddenSize, inputCopy, recurrentCopy, scales) { }

    public override int FractionBits => Kind == LayerKind.RnnRelu ? FixedPoint.ValueBits : FixedPoint.StateBits;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        int units = OutputSize;
        long[] sums = scratch.Gates;
        SumRows(scratch, sums);
        bool relu = Kind == LayerKind.RnnRelu;
        if (!relu)
        {
            table.Apply(sums, 0, units);
        }

        for (int unit = 0; unit < units; unit++)
        {
            state[offset + unit] = relu
                ? FixedPoint.Saturate(sums[unit] < 0 ? 0 : sums[unit])
                : ((int)sums[unit] - FixedPoint.ValueOne) << (FixedPoint.StateBits - FixedPoint.ValueBits);
        }
    }
}
