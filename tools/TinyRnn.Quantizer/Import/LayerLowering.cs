using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>Makes of what importers describe what networks have; what comes out is the same.</summary>
internal static class LayerLowering
{
    /// <summary>
    /// Makes scales part of weights, and activations that of the dense layer before them, else of one with identity weights.
    /// </summary>
    /// <exception cref="ImportException">Weights become too large for single precision.</exception>
    public static IReadOnlyList<NetworkLayer> Lower(string file, IEnumerable<NetworkLayer> layers)
    {
        var lowered = new List<NetworkLayer>();
        foreach (NetworkLayer layer in LayerScaling.Fold(file, layers))
        {
            if (layer is not ActivationLayer activation)
            {
                lowered.Add(layer);
            }
            else if (activation.Activation != DenseActivation.None)
            {
                Apply(lowered, activation);
            }
        }

        return lowered;
    }

    private static void Apply(List<NetworkLayer> layers, ActivationLayer activation)
    {
        if (layers.LastOrDefault() is DenseLayer { Activation: DenseActivation.None } dense)
        {
            layers[^1] = dense with { Activation = activation.Activation };
            return;
        }

        var identity = new float[activation.Size * activation.Size];
        for (int i = 0; i < activation.Size; i++)
        {
            identity[(i * activation.Size) + i] = 1;
        }

        layers.Add(new DenseLayer(activation.Name, activation.Size, activation.Size, identity, new float[activation.Size], activation.Activation));
    }
}
