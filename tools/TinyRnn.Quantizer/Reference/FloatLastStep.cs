using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>One vector of a window; nothing to do in a network that is stepped.</summary>
internal sealed class FloatLastStep(LastStepLayer layer, FloatLayer? previous) : FloatLayer
{
    private readonly float[] _output = new float[layer.OutputSize];

    public override ReadOnlySpan<float> Output => _output;

    public override int StepsOut(int steps) => layer.StepsOut(steps);

    public override void Step(ReadOnlySpan<float> input) => input.CopyTo(_output);

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        if (previous is not null && layer.Selection == StepSelection.FinalState)
        {
            previous.CopyFinal(window, _output);
        }
        else
        {
            window[^_output.Length..].CopyTo(_output);
        }

        _output.CopyTo(outputs);
    }

    public override void Reset() => Array.Clear(_output);
}
