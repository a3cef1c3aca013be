using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Compares the outputs of two models, step by step.</summary>
public sealed class OutputComparison
{
    private readonly NetworkTask _task;
    private readonly double _threshold;
    private OutputErrors? _errors;
    private long _values;
    private double _sum;
    private double _largest;

    /// <summary>Creates an empty comparison.</summary>
    /// <param name="task">How outputs are judged.</param>
    /// <param name="threshold">Of a binary task.</param>
    public OutputComparison(NetworkTask task, double threshold)
    {
        _task = task;
        _threshold = threshold;
    }

    /// <summary>How far the outputs lie apart, by the deviation of those that they are compared with.</summary>
    public CentredError Error => new(_errors?.Steps ?? 0, _errors?.Centred ?? double.NaN, _task == NetworkTask.Regression ? null : _errors?.Decisions ?? 0) { IsConstant = _errors?.IsConstant ?? false };

    /// <summary>Takes one output of each.</summary>
    /// <param name="expected">Of the model that it is compared with.</param>
    /// <param name="found">Of the model that is judged.</param>
    public void Add(ReadOnlySpan<float> expected, ReadOnlySpan<float> found)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs((double)expected[i] - found[i]);
            _sum += difference;
            _largest = Math.Max(_largest, difference);
        }

        _values += expected.Length;
        _errors ??= new OutputErrors(expected.Length);
        _errors.Add(expected, found, Decide);
    }

    /// <summary>The difference over all steps so far.</summary>
    public OutputDifference Finish() =>
        new(Error.Steps, _sum / _values, _largest, Error.Decisions);

    private int Decide(ReadOnlySpan<float> output) => Decision.Of(_task, _threshold, output);
}
