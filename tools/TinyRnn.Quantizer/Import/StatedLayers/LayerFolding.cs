using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Brings layers into the order that is run, without changing what comes out.</summary>
internal static class LayerFolding
{
    /// <summary>
    /// Takes the last step before dense layers instead of after them, so that they run once; leaves out a softmax of whose values
    /// only the largest one's number is asked for.
    /// </summary>
    public static IReadOnlyList<NetworkLayer> Fold(IEnumerable<NetworkLayer> layers)
    {
        List<NetworkLayer> folded = layers.ToList();
        int at = folded.FindLastIndex(layer => layer is LastStepLayer);
        int recurrent = at < 0 ? -1 : folded.FindLastIndex(at, LayerFacts.IsRecurrent);
        if (recurrent >= 0 && folded.Skip(recurrent + 1).Take(at - recurrent - 1).All(RunsOnEach))
        {
            var last = (LastStepLayer)folded[at];
            folded.RemoveAt(at);
            folded.Insert(recurrent + 1, new LastStepLayer(last.Name, folded[recurrent].OutputSize, last.Selection));
        }

        if (folded.Count > 1 && folded[^1] is ArgMaxLayer && LayerFacts.IsNormalized(folded[^2]))
        {
            folded.RemoveAt(folded.Count - 2);
        }

        return folded;
    }

    private static bool RunsOnEach(NetworkLayer layer) => layer is DenseLayer or ActivationLayer or ScaleLayer or SoftmaxLayer;
}
