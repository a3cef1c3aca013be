using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>The last step of a window, which a network that is stepped passes on, or the number of the largest value.</summary>
internal sealed class SelectionKernel : Layer
{
    private readonly int _fractionBits;

    /// <param name="kind">FinalState, LastOutput or ArgMax.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputSize">Values in.</param>
    /// <param name="fractionBits">Fraction bits of the values in.</param>
    public SelectionKernel(LayerKind kind, string name, int inputSize, int fractionBits)
        : base(kind, name, inputSize, kind == LayerKind.ArgMax ? 1 : inputSize, null)
    {
        _fractionBits = kind == LayerKind.ArgMax ? 0 : fractionBits;
    }

    public override int FractionBits => _fractionBits;

    public override int Rows => 0;

    public override int StateLength => 0;

    internal override int SumsLength => 0;

    internal override void Step(int[] input, int inputOffset, Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        if (Kind == LayerKind.ArgMax)
        {
            values[offset] = ArgMax.Of(input, inputOffset, InputSize);
        }
        else
        {
            System.Array.Copy(input, inputOffset, values, offset, InputSize);
        }
    }

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("a selection has no copies of its input");
    }
}
