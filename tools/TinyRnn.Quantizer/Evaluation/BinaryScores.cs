namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How well probabilities of an event, and the decisions made from them, fit what happened. NaN where undefined.</summary>
/// <param name="Count">Scored rows.</param>
/// <param name="Threshold">A probability of at least this is a decision for the event.</param>
/// <param name="Auc">Area under the ROC curve; undefined when the event always or never happened.</param>
/// <param name="F1">Harmonic mean of precision and recall.</param>
/// <param name="Accuracy">Share of right decisions.</param>
/// <param name="Precision">Share of the decisions for the event that were right.</param>
/// <param name="Recall">Share of the events that were decided for.</param>
/// <param name="Brier">Mean squared difference of probability and event.</param>
/// <param name="LogLoss">Mean negative log likelihood in nats; probabilities are kept <see cref="BinaryScorer.LogLossMargin"/> from 0 and 1.</param>
/// <param name="TruePositives">Decided for the event, and it happened.</param>
/// <param name="FalsePositives">Decided for the event, and it did not happen.</param>
/// <param name="TrueNegatives">Decided against the event, and it did not happen.</param>
/// <param name="FalseNegatives">Decided against the event, and it happened.</param>
public sealed record BinaryScores(
    long Count,
    double Threshold,
    double Auc,
    double F1,
    double Accuracy,
    double Precision,
    double Recall,
    double Brier,
    double LogLoss,
    long TruePositives,
    long FalsePositives,
    long TrueNegatives,
    long FalseNegatives
) : Scores(Count);
