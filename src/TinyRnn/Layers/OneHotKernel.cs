using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>1 in the place of the token, 0 elsewhere, as integers.</summary>
internal sealed class OneHotKernel : Layer
{
    public OneHotKernel(string name, int tokens)
        : base(LayerKind.OneHot, name, 1, tokens, null) { }

    public override int FractionBits => 0;

    public override int Rows => 0;

    public override int StateLength => 0;

    internal override int SumsLength => 0;

    internal override void Step(int[] input, int inputOffset, Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        System.Array.Clear(values, offset, OutputSize);
        values[offset + input[inputOffset]] = 1;
    }

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("a one-hot layer has no copies of its input");
    }
}
