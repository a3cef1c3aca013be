using System.Collections.Generic;

namespace TinyRnn.GoldenData;

/// <summary>How many rows share a word in a layer's matrices.</summary>
internal static class LaneCount
{
    public static IEnumerable<int> Of(Layer layer)
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
