using System;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>The largest magnitudes of what layers give, which every generated language may rely on.</summary>
internal static class LayerBounds
{
    /// <summary>The largest magnitude of what a layer gives.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="input">That of what it takes.</param>
    public static long Of(Layer layer, long input) =>
        layer switch
        {
            RecurrentKernel recurrent => recurrent.StateBound,
            DirectionsKernel directions => OfMerged(directions),
            EmbeddingKernel embedding => embedding.Weights.Select((weight, i) => Math.Abs((long)weight * embedding.Multipliers[i / layer.OutputSize])).Max(),
            OneHotKernel => 1,
            SelectionKernel or StepsLayer => input,
            DenseKernel dense => dense.Activation.Bound,
            SoftmaxKernel { Kind: LayerKind.Softmax } => FixedPoint.ValueOne,
            _ => int.MaxValue,
        };

    private static long OfMerged(DirectionsKernel layer)
    {
        long backward = layer.Backward.StateBound;
        long forward = layer.Forward?.StateBound ?? backward;
        long bound = layer.Merge switch
        {
            DirectionMerge.Sum => forward + backward,
            DirectionMerge.Multiply => (forward * backward >> layer.FractionBits) + 1,
            _ => Math.Max(forward, backward),
        };
        return layer.Forward is null ? backward : Math.Min(bound, int.MaxValue);
    }
}
