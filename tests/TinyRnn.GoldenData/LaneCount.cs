using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.GoldenData;

/// <summary>How many rows share a word in a layer's matrices.</summary>
internal static class LaneCount
{
    public static IEnumerable<int> Of(Layer layer) => layer.Parts.SelectMany(OfPart);

    private static IEnumerable<int> OfPart(Layer layer)
    {
        switch (layer)
        {
            case RecurrentKernel recurrent:
                yield return recurrent.InputWeights.Lanes;
                yield return recurrent.RecurrentWeights.Lanes;
                break;
            case DenseKernel dense:
                yield return dense.Weights.Lanes;
                break;
        }
    }
}
