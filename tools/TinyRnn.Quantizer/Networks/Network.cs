using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// A trained network in float, independent of the framework that trained it: what importers make and what the
/// float reference and the quantizer read.
/// </summary>
/// <param name="Description">Names, units, task: what the weights cannot tell.</param>
/// <param name="Layers">At least one layer; each layer's input size is the output size of the one before.</param>
/// <param name="Window">
/// Steps of the windows that the network was trained on, each starting from the initial state; 0 for a network that is stepped
/// through an endless sequence.
/// </param>
public sealed record Network(NetworkDescription Description, IReadOnlyList<NetworkLayer> Layers, int Window = 0)
{
    /// <summary>True when a layer needs the whole window before it can give anything, so that the network cannot be stepped.</summary>
    public bool NeedsWindow => Layers.Any(layer =>
        layer is BidirectionalLayer or ReverseLayer or PoolingLayer or LastStepsLayer or FlattenLayer or RepeatLayer or ReconstructionErrorLayer);

    /// <summary>True when a window gives one output, not one for each step.</summary>
    public bool GivesLastStep => StepsOut(int.MaxValue) == 1;

    /// <summary>Steps that every window must have, because a layer takes all of them at once; 0 where a window may be shorter.</summary>
    public int FixedSteps => Layers.Any(layer => layer is FlattenLayer or RepeatLayer) ? Window : 0;

    /// <summary>Output vectors of a window of so many steps.</summary>
    public int StepsOut(int steps) => Layers.Aggregate(steps, (left, layer) => layer.StepsOut(left));

    /// <summary>How many tokens the network knows; 0 for a network that takes readings.</summary>
    public int Tokens => Layers[0] switch { EmbeddingLayer embedding => embedding.Tokens, OneHotLayer oneHot => oneHot.Tokens, _ => 0 };

    /// <summary>Number of features in one reading.</summary>
    public int InputSize => Layers[0].InputSize;

    /// <summary>Number of outputs of one step.</summary>
    public int OutputSize => Layers[^1].OutputSize;
}
