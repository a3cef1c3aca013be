using System;
using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Scores probabilities of one event.</summary>
public sealed class BinaryScorer : IScorer
{
    /// <summary>The least distance of a probability from 0 and 1 in the log loss: the resolution of single precision at 1.</summary>
    public const double LogLossMargin = 1.0 / (1 << 23);

    private readonly double _threshold;
    private readonly List<float> _probabilities = [];
    private readonly List<bool> _events = [];

    /// <summary>Creates an empty scorer.</summary>
    /// <param name="threshold">A probability of at least this is a decision for the event.</param>
    public BinaryScorer(double threshold)
    {
        _threshold = threshold;
    }

    /// <inheritdoc/>
    public string? Refuse(double label) =>
        label is 0 or 1 ? null : $"expected a label of 0 or 1, found {label.ToString(CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> output, ReadOnlySpan<double> labels)
    {
        float probability = output[0];
        if (!(probability >= 0 && probability <= 1))
        {
            throw new EvaluationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a binary task needs a probability from 0 to 1, but the output is {probability}; does the last layer lack its sigmoid?"
                )
            );
        }

        _probabilities.Add(probability);
        _events.Add(labels[0] == 1);
    }

    /// <inheritdoc/>
    public Scores Finish()
    {
        long truePositives = 0;
        long falsePositives = 0;
        long trueNegatives = 0;
        long falseNegatives = 0;
        double squares = 0;
        double logLikelihood = 0;
        for (int i = 0; i < _events.Count; i++)
        {
            bool decided = _probabilities[i] >= _threshold;
            truePositives += decided && _events[i] ? 1 : 0;
            falsePositives += decided && !_events[i] ? 1 : 0;
            trueNegatives += !decided && !_events[i] ? 1 : 0;
            falseNegatives += !decided && _events[i] ? 1 : 0;
            double ofWhatHappened = _events[i] ? _probabilities[i] : 1 - (double)_probabilities[i];
            squares += (1 - ofWhatHappened) * (1 - ofWhatHappened);
            logLikelihood += Math.Log(Math.Clamp(ofWhatHappened, LogLossMargin, 1 - LogLossMargin));
        }

        double count = _events.Count;
        return new BinaryScores(
            _events.Count,
            _threshold,
            RocCurve.Area(_probabilities, _events),
            2 * truePositives / (double)(2 * truePositives + falsePositives + falseNegatives),
            (truePositives + trueNegatives) / count,
            truePositives / (double)(truePositives + falsePositives),
            truePositives / (double)(truePositives + falseNegatives),
            squares / count,
            -logLikelihood / count,
            truePositives,
            falsePositives,
            trueNegatives,
            falseNegatives
        );
    }
}
