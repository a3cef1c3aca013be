using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Scores numbers, output by output.</summary>
public sealed class RegressionScorer : IScorer
{
    private readonly IReadOnlyList<string> _outputs;
    private readonly double[] _squaredErrors;
    private readonly double[] _absoluteErrors;
    private readonly double[] _labelMeans;
    private readonly double[] _labelDeviations;
    private long _count;

    /// <summary>Creates an empty scorer.</summary>
    /// <param name="outputs">The names of the outputs, as many as the labels.</param>
    public RegressionScorer(IReadOnlyList<string> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        _outputs = outputs;
        _squaredErrors = new double[outputs.Count];
        _absoluteErrors = new double[outputs.Count];
        _labelMeans = new double[outputs.Count];
        _labelDeviations = new double[outputs.Count];
    }

    /// <inheritdoc/>
    public string? Refuse(double label) => null;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<float> output, ReadOnlySpan<double> labels)
    {
        _count++;
        for (int i = 0; i < _outputs.Count; i++)
        {
            double error = output[i] - labels[i];
            _squaredErrors[i] += error * error;
            _absoluteErrors[i] += Math.Abs(error);

            // Welford 1962: sums of squares about the running mean do not cancel.
            double deviation = labels[i] - _labelMeans[i];
            _labelMeans[i] += deviation / _count;
            _labelDeviations[i] += deviation * (labels[i] - _labelMeans[i]);
        }
    }

    /// <inheritdoc/>
    public Scores Finish() => new RegressionScores(_count, Enumerable.Range(0, _outputs.Count).Select(Score).ToArray());

    private RegressionScore Score(int i) =>
        new(
            _outputs[i],
            Math.Sqrt(_squaredErrors[i] / _count),
            _absoluteErrors[i] / _count,
            _labelDeviations[i] == 0 ? double.NaN : 1 - (_squaredErrors[i] / _labelDeviations[i])
        );
}
