using System.Collections.Generic;

namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// A trained network in float, independent of the framework that trained it: what importers make and what the
/// float reference and the quantizer read.
/// </summary>
/// <param name="Description">Names, units, task: what the weights cannot tell.</param>
/// <param name="Layers">At least one layer; each layer's input size is the output size of the one before.</param>
public sealed record Network(NetworkDescription Description, IReadOnlyList<NetworkLayer> Layers)
{
    /// <summary>Number of features in one reading.</summary>
    public int InputSize => Layers[0].InputSize;

    /// <summary>Number of outputs of one step.</summary>
    public int OutputSize => Layers[^1].OutputSize;
}
