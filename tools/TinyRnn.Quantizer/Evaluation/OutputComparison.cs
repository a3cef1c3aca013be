using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Compares the outputs of two models, step by step.</summary>
public sealed class OutputComparison
{
    private readonly NetworkTask _task;
    private readonly double _threshold;
    private long _steps;
    private long _values;
    private double _sum;
    private double _largest;
    private long _decisions;

    /// <summary>Creates an empty comparison.</summary>
    /// <param name="task">How outputs are judged.</param>
    /// <param name="threshold">Of a binary task.</param>
    public OutputComparison(NetworkTask task, double threshold)
    {
        _task = task;
        _threshold = threshold;
    }

    /// <summary>Takes one output of each.</summary>
    public void Add(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            double difference = Math.Abs((double)a[i] - b[i]);
            _sum += difference;
            _largest = Math.Max(_largest, difference);
        }

        _values += a.Length;
        _decisions += Decision.Of(_task, _threshold, a) == Decision.Of(_task, _threshold, b) ? 0 : 1;
        _steps++;
    }

    /// <summary>The difference over all steps so far.</summary>
    public OutputDifference Finish() =>
        new(_steps, _sum / _values, _largest, _task == NetworkTask.Regression ? null : _decisions);
}
