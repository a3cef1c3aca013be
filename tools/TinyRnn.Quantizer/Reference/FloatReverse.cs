using System;

namespace TinyRnn.Quantizer.Reference;

/// <summary>A layer that sees the window from its last step to its first.</summary>
internal sealed class FloatReverse(FloatLayer layer) : FloatLayer
{
    public override ReadOnlySpan<float> Output => layer.Output;

    public override Span<float> Hidden => layer.Hidden;

    public override Span<float> Cell => layer.Cell;

    public override void Observe(ReadOnlySpan<TensorStatistics> directions) => layer.Observe(directions);

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A layer that runs backwards has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        int inputSize = window.Length / steps;
        int outputSize = layer.Output.Length;
        for (int step = steps - 1; step >= 0; step--)
        {
            layer.Step(window.Slice(step * inputSize, inputSize));
            layer.Output.CopyTo(outputs[(step * outputSize)..]);
        }
    }

    public override void CopyFinal(ReadOnlySpan<float> outputs, Span<float> destination) => outputs[..destination.Length].CopyTo(destination);

    public override void Reset() => layer.Reset();
}
