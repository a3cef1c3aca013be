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
    /// <summary>Steps of a window; 0 for a network that is stepped.</summary>
    public int Window { get; init; }

    /// <summary>Output vectors of a window where they are not one for each step; otherwise 0.</summary>
    public int OutputSteps { get; init; }

    /// <summary>What the layers after the last recurrent one are given of a window, as it is stated for files of weights.</summary>
    public string Take { get; init; } = "";

    /// <summary>Summarizes a network.</summary>
    public static NetworkSummary Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkLayerSummary[] layers = network.Layers.Select(NetworkLayerSummary.Of).ToArray();
        return new(network.Description, layers, layers.Sum(layer => layer.Parameters))
        {
            Window = network.Window,
            OutputSteps = OutputStepsOf(network),
            Take = TakeOf(network),
        };
    }

    private static int OutputStepsOf(Network network)
    {
        int steps = network.StepsOut(int.MaxValue);
        return steps == int.MaxValue || steps == network.Window ? 0 : steps;
    }

    private static string TakeOf(Network network)
    {
        NetworkLayer? take = network.Layers.LastOrDefault(layer => layer.StepsOut(int.MaxValue) != int.MaxValue && layer is not (RepeatLayer or ReconstructionErrorLayer));
        return take switch
        {
            null => "every_step",
            LastStepLayer { Selection: StepSelection.FinalState } => "final_state",
            LastStepLayer => "last_output",
            PoolingLayer { Pooling: Pooling.Mean } => "mean",
            PoolingLayer => "max",
            LastStepsLayer last => $"last:{last.Steps}",
            _ => "flatten",
        };
    }
}
