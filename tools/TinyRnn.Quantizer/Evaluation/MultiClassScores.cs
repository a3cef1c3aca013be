using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How well the largest output of several fits the class. NaN where undefined.</summary>
/// <param name="Count">Scored outputs.</param>
/// <param name="Accuracy">Share of right decisions.</param>
/// <param name="MacroF1">Mean F1 of the classes that occur as a label or as a decision.</param>
/// <param name="Confusion">Rows by label, then by decision.</param>
public sealed record MultiClassScores(long Count, double Accuracy, double MacroF1, IReadOnlyList<IReadOnlyList<long>> Confusion)
    : Scores(Count)
{
    /// <summary>
    /// exp of the mean negative logarithm of the label's probability: among how many equally likely classes the model seems to
    /// choose. Null where it was not asked for.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Perplexity { get; init; }
}
