using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How well the largest output of several fits the class. NaN where undefined.</summary>
/// <param name="Count">Scored rows.</param>
/// <param name="Accuracy">Share of right decisions.</param>
/// <param name="MacroF1">Mean F1 of the classes that occur as a label or as a decision.</param>
/// <param name="Confusion">Rows by label, then by decision.</param>
public sealed record MultiClassScores(long Count, double Accuracy, double MacroF1, IReadOnlyList<IReadOnlyList<long>> Confusion)
    : Scores(Count);
