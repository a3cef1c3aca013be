using System;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Reference;

/// <summary>What a Dense layer takes, and with it what errors of its weights do: all rows see the same.</summary>
/// <param name="inputs">Values of the input.</param>
internal sealed class InputSamples(int inputs)
{
    // Products for each step of calibration; wide layers look at some of the steps.
    private const int MostProducts = 1024;

    private readonly double[] _vector = new double[inputs + 1];
    private readonly int _every = Math.Max(1, inputs * inputs / (2 * MostProducts));
    private int _steps;

    /// <summary>Columns are the inputs and the bias.</summary>
    public Curvature Curvature { get; } = new(inputs + 1);

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
}
