using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>The mean or the greatest of each value over the steps of a window.</summary>
internal sealed class FloatPooling(PoolingLayer layer) : FloatLayer
{
    private readonly float[] _output = new float[layer.OutputSize];

    public override ReadOnlySpan<float> Output => _output;

    public override int StepsOut(int steps) => layer.StepsOut(steps);

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A layer that pools the steps of a window has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        window[.._output.Length].CopyTo(_output);
        for (int step = 1; step < steps; step++)
        {
            ReadOnlySpan<float> values = window.Slice(step * _output.Length, _output.Length);
            if (layer.Pooling == Pooling.Max)
            {
                TensorPrimitives.Max(values, _output, _output);
            }
            else
            {
                TensorPrimitives.Add(values, _output, _output);
            }
        }

        if (layer.Pooling == Pooling.Mean)
        {
            TensorPrimitives.Divide(_output, steps, _output);
        }

        _output.CopyTo(outputs);
    }

    public override void Reset() => Array.Clear(_output);
}
