using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Softmax, or its logarithm, of the logits that the layer before gives.</summary>
internal sealed class SoftmaxKernel : Layer
{
    public SoftmaxKernel(LayerKind kind, string name, int size)
        : base(kind, name, size, size, null) { }

    public override int FractionBits => FixedPoint.ValueBits;

    public override int Rows => 0;

    public override int StateLength => 0;

    internal override int SumsLength => 0;

    /// <summary>Fraction bits that the logits must have.</summary>
    public static int LogitBits(LayerKind kind) => kind == LayerKind.Softmax ? Softmax.LogitBits : FixedPoint.ValueBits;

    internal override void Step(int[] input, int inputOffset, Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        System.Array.Copy(input, inputOffset, values, offset, InputSize);
        if (Kind == LayerKind.Softmax)
        {
            Softmax.Apply(values, offset, OutputSize, table);
        }
        else
        {
            LogSoftmax.Apply(values, offset, OutputSize, table);
        }
    }

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("a softmax has no copies of its input");
    }
}
