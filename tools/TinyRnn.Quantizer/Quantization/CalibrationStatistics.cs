using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What a network sees and computes on calibration readings.</summary>
/// <param name="Steps">Readings seen.</param>
/// <param name="Inputs">The network's input, after the features' mean and deviation.</param>
/// <param name="LayerOutputs">One per layer, first to last.</param>
/// <param name="FirstReadings">The first readings in physical units, one after the other: material for the self test.</param>
public sealed record CalibrationStatistics(
    long Steps,
    TensorStatistics Inputs,
    IReadOnlyList<TensorStatistics> LayerOutputs,
    IReadOnlyList<float[]> FirstReadings
)
{
    /// <summary>
    /// Per layer what each direction gave before both were merged, forward first; of a layer of one direction, what it gave.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<TensorStatistics>> Directions { get; init; } = [.. LayerOutputs.Select(layer => new[] { layer })];

    /// <summary>One for each feature of readings; none for tokens.</summary>
    public IReadOnlyList<InputFinding> Findings { get; init; } = [];

    /// <summary>Steps of the longest window; 0 for a stream.</summary>
    public int LongestWindow { get; init; }

    /// <summary>Which of the first readings begin another stream, from the initial state.</summary>
    public IReadOnlyList<int> SeriesStarts { get; init; } = [];

    /// <summary>The first windows in physical units, [steps, inputs] each: material for the self test.</summary>
    public IReadOnlyList<float[]> FirstWindows { get; init; } = [];
}
