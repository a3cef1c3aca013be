using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>The last steps of a window.</summary>
internal sealed class FloatLastSteps(LastStepsLayer layer) : FloatLayer
{
    private readonly float[] _output = new float[layer.OutputSize];

    public override ReadOnlySpan<float> Output => _output;

    public override int StepsOut(int steps) => layer.StepsOut(steps);

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A layer that takes the last steps of a window has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        window[^(layer.StepsOut(steps) * _output.Length)..].CopyTo(outputs);
        window[^_output.Length..].CopyTo(_output);
    }

    public override void Reset() => Array.Clear(_output);
}
