using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>All steps of a window as one vector.</summary>
internal sealed class FloatFlatten(FlattenLayer layer) : FloatLayer
{
    private readonly float[] _output = new float[layer.OutputSize];

    public override ReadOnlySpan<float> Output => _output;

    public override int StepsOut(int steps) => layer.StepsOut(steps);

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A layer that flattens a window has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        if (steps != layer.Steps)
        {
            throw new ArgumentException($"Expected windows of {layer.Steps} steps, as layer '{layer.Name}' flattens them; found {steps}.", nameof(window));
        }

        window.CopyTo(_output);
        window.CopyTo(outputs);
    }

    public override void Reset() => Array.Clear(_output);
}
