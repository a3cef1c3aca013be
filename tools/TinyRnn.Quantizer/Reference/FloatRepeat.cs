using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>One vector at each step.</summary>
internal sealed class FloatRepeat(RepeatLayer layer) : FloatLayer
{
    private readonly float[] _output = new float[layer.OutputSize];

    public override ReadOnlySpan<float> Output => _output;

    public override int StepsOut(int steps) => layer.StepsOut(steps);

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A layer that repeats the vector of a window has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        window.CopyTo(_output);
        for (int step = 0; step < layer.Steps; step++)
        {
            window.CopyTo(outputs[(step * window.Length)..]);
        }
    }

    public override void Reset() => Array.Clear(_output);
}
