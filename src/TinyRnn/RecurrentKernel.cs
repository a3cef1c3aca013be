namespace TinyRnn;

/// <summary>
/// What RNN, GRU and LSTM share: the pre-activation of row i is
/// (Wx_i * inputMultiplier_i + Uh_i * recurrentMultiplier_i + bias_i) &gt;&gt; shift, in Q16. Rows stand unit by unit, the gates of
/// a unit side by side. Rounding, and the table's offset, are part of the bias.
/// </summary>
public abstract class RecurrentKernel : Layer
{
    internal RecurrentKernel(LayerKind kind, string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(kind, name, inputSize, hiddenSize, inputCopy)
    {
        RecurrentCopy = recurrentCopy;
        Scales = scales;
    }

    /// <summary>How the hidden state is rounded for the recurrent product.</summary>
    public Requantizer RecurrentCopy { get; }

    /// <summary>The largest magnitude that h may be set to; steps do not exceed it.</summary>
    internal int StateBound
    {
        get
        {
            if (Kind == LayerKind.RnnRelu)
            {
                return int.MaxValue;
            }

            // At least the 1.0 that a step may compute; beyond 128.0 the distance to a candidate would not fit 32 bits.
            const int least = 1 << FixedPoint.StateBits;
            const int most = 1 << 30;
            int exact = RecurrentCopy.LargestExact;
            return exact < least ? least : exact < most ? exact : most;
        }
    }

    internal RowScales Scales { get; }

    internal WeightMatrix InputWeights { get; set; }

    internal WeightMatrix RecurrentWeights { get; set; }

    /// <summary>Fraction bits of the hidden state.</summary>
    public override int FractionBits => FixedPoint.StateBits;

    /// <inheritdoc/>
    public override int Rows => Scales.Biases.Length;

    /// <inheritdoc/>
    public override int StateLength => OutputSize;

    internal sealed override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        RecurrentCopy.Apply(values, offset, OutputSize, scratch.Hidden);
        InputWeights.Multiply(scratch.Input, scratch.InputSums);
        RecurrentWeights.Multiply(scratch.Hidden, scratch.RecurrentSums);
        Update(scratch, table, values, offset);
    }

    /// <summary>Gates and state from the sums of all rows.</summary>
    internal abstract void Update(Scratch scratch, SigmoidTable table, int[] state, int offset);

    /// <summary>Pre-activations of all rows.</summary>
    internal void SumRows(Scratch scratch, long[] sums)
    {
        long[] inputSums = scratch.InputSums;
        long[] recurrentSums = scratch.RecurrentSums;
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        int rows = bias.Length;
        for (int row = 0; row < rows; row++)
        {
            sums[row] = (inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift;
        }
    }
}
