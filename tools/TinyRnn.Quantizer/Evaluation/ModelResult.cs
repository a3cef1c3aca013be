using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>What was found about one model.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Arithmetic"><c>float</c> or <c>integer</c>.</param>
/// <param name="Scores">Against the labels; null when there are none.</param>
/// <param name="Saturations">What was cut; empty for a float model.</param>
public sealed record ModelResult(string Model, string Arithmetic, Scores? Scores, IReadOnlyList<Saturation> Saturations);
