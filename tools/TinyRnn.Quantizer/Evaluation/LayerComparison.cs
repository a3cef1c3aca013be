using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Compares the output of one layer of two models, step by step.</summary>
public sealed class LayerComparison
{
    private readonly int _layer;
    private readonly string _name;
    private double _signal;
    private double _error;

    /// <summary>Creates an empty comparison.</summary>
    /// <param name="layer">The layer, from 0.</param>
    /// <param name="name">Its name.</param>
    public LayerComparison(int layer, string name)
    {
        _layer = layer;
        _name = name;
    }

    /// <summary>Values taken so far.</summary>
    public long Count { get; private set; }

    /// <summary>Takes the values of one or more steps.</summary>
    /// <param name="reference">The reference's values.</param>
    /// <param name="values">As many.</param>
    public void Add(ReadOnlySpan<float> reference, ReadOnlySpan<float> values)
    {
        double signal = 0;
        double error = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            double difference = (double)values[i] - reference[i];
            signal += (double)reference[i] * reference[i];
            error += difference * difference;
        }

        Count += reference.Length;
        _signal += signal;
        _error += error;
    }

    /// <summary>The error over all steps so far.</summary>
    public LayerError Finish() => new(_layer, _name, 10 * Math.Log10(_signal / _error), Math.Sqrt(_error / _signal));
}
