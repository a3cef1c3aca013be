using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Reference;

/// <summary>What a Dense layer takes, and with it what errors of its weights do: all rows see the same.</summary>
/// <param name="inputs">Values of the input.</param>
internal sealed class InputSamples(int inputs)
{
    // Products for each step of calibration; wide layers look at some of the steps.
    private const int MostProducts = 1024;

    // When there are twice as many as needed, every other one is dropped and every other one kept from then on.
    private const int MostSums = 1024;

    private readonly List<float[]> _sums = [];
    private readonly double[] _vector = new double[inputs + 1];
    private readonly int _every = Math.Max(1, inputs * inputs / (2 * MostProducts));
    private int _steps;
    private int _everySum = 1;
    private long _sumSteps;

    /// <summary>Columns are the inputs and the bias.</summary>
    public Curvature Curvature { get; } = new(inputs + 1);

    /// <summary>What the layer's function took in some of the steps, evenly picked.</summary>
    public IReadOnlyList<float[]> Sums => _sums;

    /// <summary>Takes an input.</summary>
    public void Add(ReadOnlySpan<float> input)
    {
        if (_steps++ % _every != 0)
        {
            return;
        }

        for (int i = 0; i < input.Length; i++)
        {
            _vector[i] = input[i];
        }

        _vector[^1] = 1;
        Curvature.Add(_vector, 1);
    }

    /// <summary>Takes what the layer's function takes.</summary>
    public void AddSums(ReadOnlySpan<float> sums)
    {
        if (_sumSteps++ % _everySum != 0)
        {
            return;
        }

        _sums.Add(sums.ToArray());
        if (_sums.Count == MostSums)
        {
            for (int i = MostSums - 1; i > 0; i -= 2)
            {
                _sums.RemoveAt(i);
            }

            _everySum *= 2;
        }
    }
}
