using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>What checks ask of a layer.</summary>
internal static class LayerFacts
{
    /// <summary>True of a layer with a state, whatever its direction.</summary>
    public static bool IsRecurrent(NetworkLayer layer) => layer is RecurrentLayer or ReverseLayer or BidirectionalLayer;

    /// <summary>True of a layer whose outputs depend on one another.</summary>
    public static bool IsNormalized(NetworkLayer layer) => layer is SoftmaxLayer;

    /// <summary>The cells of a layer, forward before backward; none of a layer without a state.</summary>
    public static IEnumerable<RecurrentLayer> Cells(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer cell => [cell],
            ReverseLayer reverse => [reverse.Layer],
            BidirectionalLayer both => [both.Forward, both.Backward],
            _ => [],
        };
}
