using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What an evaluation found.</summary>
/// <param name="Rows">Rows that were stepped.</param>
/// <param name="Scored">Rows that had labels.</param>
/// <param name="Result">The model's scores.</param>
/// <param name="Reference">The scores of the model it was compared with, if any.</param>
/// <param name="Difference">How far the outputs of the two lie apart.</param>
/// <param name="Layers">How far the layers of the two lie apart; empty when the layers do not correspond.</param>
public sealed record EvaluationReport(
    long Rows,
    long Scored,
    ModelResult Result,
    ModelResult? Reference,
    OutputDifference? Difference,
    IReadOnlyList<LayerError> Layers
)
{
    /// <summary>How near the outputs are to those of the model it was compared with, in a sentence; null without one.</summary>
    public string? Verdict { get; init; }
}
