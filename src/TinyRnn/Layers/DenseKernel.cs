using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Fully connected: activation((Wx_i * multiplier_i + bias_i) &gt;&gt; shift).</summary>
internal sealed class DenseKernel : Layer
{
    private readonly RowScales _scales;
    private readonly WeightMatrix _weights;
    private readonly IntegerActivation _activation;

    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="inputCopy">How the input is rounded.</param>
    /// <param name="scales">One per output.</param>
    /// <param name="weights">[output, input].</param>
    /// <param name="activation">What is applied to the sums; its result's format is that of the values out.</param>
    public DenseKernel(string name, int inputSize, Requantizer inputCopy, RowScales scales, WeightMatrix weights, IntegerActivation activation)
        : base(LayerKind.Dense, name, inputSize, scales.Biases.Length, inputCopy)
    {
        _scales = scales;
        _weights = weights;
        _activation = activation;
    }

    public RowScales Scales => _scales;

    public WeightMatrix Weights => _weights;

    public IntegerActivation Activation => _activation;

    public override int FractionBits => _activation.FractionBits;

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
            sums[row] = (sums[row] * multipliers[row] + biases[row]) >> shift;
        }

        _activation.Apply(sums, 0, rows, table);
        for (int row = 0; row < rows; row++)
        {
            values[offset + row] = (int)sums[row];
        }
    }
}
