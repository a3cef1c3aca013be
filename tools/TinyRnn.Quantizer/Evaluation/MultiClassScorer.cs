using System;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Scores the largest of several outputs, or an output that is a class itself, against the number of a class.</summary>
public sealed class MultiClassScorer : IScorer
{
    private readonly long[][] _confusion;
    private readonly OutputKind? _likelihoodOf;
    private double _logLikelihood;

    /// <summary>Creates an empty scorer.</summary>
    /// <param name="classes">Number of classes.</param>
    /// <param name="likelihoodOf">What the outputs are where their perplexity is wanted; null where it is not.</param>
    public MultiClassScorer(int classes, OutputKind? likelihoodOf = null)
    {
        _confusion = Enumerable.Range(0, classes).Select(_ => new long[classes]).ToArray();
        _likelihoodOf = likelihoodOf is OutputKind.Numbers or OutputKind.Class ? null : likelihoodOf;
    }

    /// <inheritdoc/>
    public string? Refuse(double label)
    {
        bool known = label >= 0 && label < _confusion.Length && label == Math.Floor(label);
        string last = (_confusion.Length - 1).ToString(CultureInfo.InvariantCulture);
        return known ? null : $"expected a class from 0 to {last}, found {label.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> output, ReadOnlySpan<double> labels)
    {
        int label = (int)labels[0];
        int decided = Decision.Class(output);
        if (decided < 0 || decided >= _confusion.Length)
        {
            throw new EvaluationException($"a task of {_confusion.Length} classes needs one of them, but the output is {decided}");
        }

        _confusion[label][decided]++;
        if (_likelihoodOf is OutputKind kind)
        {
            _logLikelihood += LogLikelihood.Of(kind, output, label);
        }
    }

    /// <inheritdoc/>
    public Scores Finish()
    {
        long count = 0;
        long right = 0;
        double f1 = 0;
        int occurring = 0;
        for (int c = 0; c < _confusion.Length; c++)
        {
            long labelled = _confusion[c].Sum();
            long decided = _confusion.Sum(row => row[c]);
            count += labelled;
            right += _confusion[c][c];
            if (labelled + decided > 0)
            {
                occurring++;
                f1 += 2.0 * _confusion[c][c] / (labelled + decided);
            }
        }

        long[][] confusion = _confusion.Select(row => row.ToArray()).ToArray();
        return new MultiClassScores(count, right / (double)count, f1 / occurring, confusion)
        {
            Perplexity = _likelihoodOf == null ? null : Math.Exp(-_logLikelihood / count),
        };
    }
}
