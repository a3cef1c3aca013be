using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How well numbers fit the labels, output by output.</summary>
/// <param name="Count">Scored rows.</param>
/// <param name="Outputs">One per output.</param>
public sealed record RegressionScores(long Count, IReadOnlyList<RegressionScore> Outputs) : Scores(Count);
