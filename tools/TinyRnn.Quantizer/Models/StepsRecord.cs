using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Models;

/// <summary>A layer that takes several steps of a window, or gives several of one vector.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="InputSize">Values in, of a step.</param>
/// <param name="OutputSize">Values out, of a step.</param>
/// <param name="FractionBits">Q format of the values in and out.</param>
/// <param name="Steps">How many; 0 where it has none.</param>
internal sealed record StepsRecord(LayerKind Kind, string Name, int InputSize, int OutputSize, int FractionBits, int Steps)
    : LayerRecord(Kind, Name, InputSize, OutputSize, FractionBits)
{
    /// <summary>The record of a float layer.</summary>
    public static StepsRecord Of(NetworkLayer layer, int fractionBits)
    {
        (LayerKind kind, int steps) = layer switch
        {
            PoolingLayer pooling => (pooling.Pooling == Pooling.Mean ? LayerKind.Mean : LayerKind.Max, 0),
            LastStepsLayer last => (LayerKind.LastK, last.Steps),
            FlattenLayer flatten => (LayerKind.Flatten, flatten.Steps),
            RepeatLayer repeat => (LayerKind.Repeat, repeat.Steps),
            _ => throw new ArgumentException($"{layer.GetType().Name} takes no steps.", nameof(layer)),
        };
        return new(kind, layer.Name, layer.InputSize, layer.OutputSize, fractionBits, steps);
    }
}
