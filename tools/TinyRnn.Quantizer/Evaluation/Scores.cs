using System.Text.Json.Serialization;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How well a model's outputs fit the labels.</summary>
/// <param name="Count">Scored rows.</param>
[JsonDerivedType(typeof(BinaryScores))]
[JsonDerivedType(typeof(MultiClassScores))]
[JsonDerivedType(typeof(RegressionScores))]
public abstract record Scores(long Count);
