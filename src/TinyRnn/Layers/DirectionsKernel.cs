using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// One or two recurrent layers that run over a window, one of them from its end. It has no single step; the state is the
/// forward layer's, then the backward layer's.
/// </summary>
internal sealed class DirectionsKernel : Layer
{
    /// <param name="name">The layer's name.</param>
    /// <param name="forward">First step to last; null in a layer that only runs backwards.</param>
    /// <param name="backward">Last step to first.</param>
    /// <param name="merge">What becomes of both outputs.</param>
    public DirectionsKernel(string name, RecurrentKernel forward, RecurrentKernel backward, DirectionMerge merge)
        : base(forward == null ? LayerKind.Reverse : LayerKind.Bidirectional, name, backward.InputSize, SizeOf(forward, backward, merge), null)
    {
        Forward = forward;
        Backward = backward;
        Merge = merge;
    }

    public RecurrentKernel Forward { get; }

    public RecurrentKernel Backward { get; }

    public DirectionMerge Merge { get; }

    /// <summary>The coarser of both formats.</summary>
    public override int FractionBits =>
        Forward != null && Forward.FractionBits < Backward.FractionBits ? Forward.FractionBits : Backward.FractionBits;

    public override int Rows => 0;

    public override int StateLength => Backward.StateLength + (Forward == null ? 0 : Forward.StateLength);

    internal override int SumsLength => 0;

    internal override Layer[] Parts => Forward == null ? new Layer[] { Backward } : new Layer[] { Forward, Backward };

    internal override Layer Part(int direction) => direction == 0 ? Forward : Backward;

    internal override WindowLayer Plan(int stateOffset)
    {
        if (Forward == null)
        {
            return new WindowLayer(Kind, InputSize, OutputSize, stateOffset);
        }

        return new WindowLayer(
            InputSize, Backward.OutputSize, stateOffset, stateOffset + Forward.StateLength, Merge, Forward.FractionBits, Backward.FractionBits);
    }

    internal override void Step(Scratch scratch, SigmoidTable table, int[] values, int offset)
    {
        throw new System.InvalidOperationException("a layer that runs backwards has no single step");
    }

    private static int SizeOf(RecurrentKernel forward, RecurrentKernel backward, DirectionMerge merge) =>
        forward != null && merge == DirectionMerge.Concatenate ? forward.OutputSize + backward.OutputSize : backward.OutputSize;
}
