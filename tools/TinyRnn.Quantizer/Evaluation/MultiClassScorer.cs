using System;
using System.Globalization;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Scores the largest of several outputs against the number of a class.</summary>
public sealed class MultiClassScorer : IScorer
{
    private readonly long[][] _confusion;

    /// <summary>Creates an empty scorer.</summary>
    /// <param name="classes">Number of classes, and of outputs.</param>
    public MultiClassScorer(int classes)
    {
        _confusion = Enumerable.Range(0, classes).Select(_ => new long[classes]).ToArray();
    }

    /// <inheritdoc/>
    public string? Refuse(double label)
    {
        bool known = label >= 0 && label < _confusion.Length && label == Math.Floor(label);
        string last = (_confusion.Length - 1).ToString(CultureInfo.InvariantCulture);
        return known ? null : $"expected a class from 0 to {last}, found {label.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <inheritdoc/>
    public void Add(float[] output, double[] labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        _confusion[(int)labels[0]][Decision.Largest(output)]++;
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
        return new MultiClassScores(count, right / (double)count, f1 / occurring, confusion);
    }
}
