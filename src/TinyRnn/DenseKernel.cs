namespace TinyRnn;

/// <summary>Fully connected: activation((Wx_i * multiplier_i + bias_i) &gt;&gt; shift).</summary>
internal sealed class DenseKernel : Layer
{
    private readonly RowScales _scales;
    private readonly WeightMatrix _weights;
    private readonly int _fractionBits;

    /// <param name="kind">One of the Dense kinds.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="fractionBits">Fraction bits of the sums of a layer with no activation or relu; otherwise fixed by the kind.</param>
    /// <param name="inputCopy">How the input is rounded.</param>
    /// <param name="scales">One per output.</param>
    /// <param name="weights">[output, input].</param>
    public DenseKernel(LayerKind kind, string name, int inputSize, int fractionBits, Requantizer inputCopy, RowScales scales, WeightMatrix weights)
        : base(kind, name, inputSize, scales.Biases.Length, inputCopy)
    {
        _fractionBits = fractionBits;
        _scales = scales;
        _weights = weights;
    }

    public RowScales Scales => _scales;

    public WeightMatrix Weights => _weights;

    public override int FractionBits => _fractionBits;

    public override int Rows => OutputSize;

    public override int StateLength => 0;

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        long[] sums = scratch.InputSums;
        _weights.Multiply(scratch.Input, sums);
        long[] multipliers = _scales.InputMultipliers;
        long[] biases = _scales.Biases;
        int shift = _scales.Shift;
        int rows = OutputSize;
        for (int row = 0; row < rows; row++)
        {
            long sum = (sums[row] * multipliers[row] + biases[row]) >> shift;
            values[offset + row] = Activate(sum, table);
        }

        if (Kind == LayerKind.DenseSoftmax)
        {
            Softmax.Apply(values, offset, OutputSize, table);
        }
        else if (Kind == LayerKind.DenseLogSoftmax)
        {
            LogSoftmax.Apply(values, offset, OutputSize, table);
        }
    }

    private int Activate(long sum, SigmoidTable table)
    {
        switch (Kind)
        {
            case LayerKind.DenseSigmoid:
                return table.Sigmoid(sum);
            case LayerKind.DenseTanh:
                return table.Sigmoid(sum) - FixedPoint.ValueOne;
            case LayerKind.DenseRelu:
                return FixedPoint.Saturate(sum < 0 ? 0 : sum);
            case LayerKind.DenseHardSigmoid:
                return sum < 0 ? 0 : sum > SigmoidTable.One ? SigmoidTable.One : (int)sum;
            default:
                return FixedPoint.Saturate(sum);
        }
    }
}
