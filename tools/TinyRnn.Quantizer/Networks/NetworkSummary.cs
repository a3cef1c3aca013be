using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Networks;

/// <summary>What is worth knowing about a float network.</summary>
/// <param name="Description">Names, units, task.</param>
/// <param name="Layers">First to last.</param>
/// <param name="Parameters">Weights and biases in all.</param>
public sealed record NetworkSummary(NetworkDescription Description, IReadOnlyList<NetworkLayerSummary> Layers, long Parameters)
{
    /// <summary>Summarizes a network.</summary>
    public static NetworkSummary Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkLayerSummary[] layers = network.Layers.Select(NetworkLayerSummary.Of).ToArray();
        return new(network.Description, layers, layers.Sum(layer => layer.Parameters));
    }
}
