using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Forward;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What was found about one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Arithmetic"><c>float</c> or <c>integer</c>.</param>
/// <param name="Scores">Against the labels; null when there are none.</param>
/// <param name="Saturations">What was cut; empty for a float model.</param>
public sealed record ModelResult(string Model, string Arithmetic, Scores? Scores, IReadOnlyList<Saturation> Saturations)
{
    /// <summary>Share of the outputs that lie next to 0 or 1: <see cref="OutputRange"/>; null when they are no probabilities of one event.</summary>
    public double? ExtremeOutputs { get; init; }

    /// <summary>The largest output less the smallest; null like <see cref="ExtremeOutputs"/>.</summary>
    public double? OutputSpread { get; init; }

    /// <summary>What an imported float network computes and how that is known; otherwise null.</summary>
    public ForwardTruth? Forward { get; init; }
}
