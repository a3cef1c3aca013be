using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>Makes of what importers describe what networks have; what comes out is the same.</summary>
internal static class LayerLowering
{
    /// <summary>
    /// Makes scales part of weights, and activations that of the dense layer before them, else of one with identity weights; a softmax
    /// takes such a layer's sums.
    /// </summary>
    /// <exception cref="ImportException">Weights become too large for single precision.</exception>
    public static IReadOnlyList<NetworkLayer> Lower(string file, IEnumerable<NetworkLayer> layers)
    {
        var lowered = new List<NetworkLayer>();
        foreach (NetworkLayer layer in LayerScaling.Fold(file, layers))
        {
            if (layer is ActivationLayer or SoftmaxLayer && lowered.LastOrDefault() is not DenseLayer { Activation.Kind: ActivationKind.None })
            {
                lowered.Add(Identity(layer));
            }

            if (layer is ActivationLayer activation)
            {
                lowered[^1] = (DenseLayer)lowered[^1] with { Activation = activation.Activation };
            }
            else
            {
                lowered.Add(layer);
            }
        }

        return lowered;
    }

    private static DenseLayer Identity(NetworkLayer layer)
    {
        int size = layer.InputSize;
        var weights = new float[size * size];
        for (int i = 0; i < size; i++)
        {
            weights[(i * size) + i] = 1;
        }

        return new DenseLayer(layer.Name, size, size, weights, new float[size], Activation.None);
    }
}
