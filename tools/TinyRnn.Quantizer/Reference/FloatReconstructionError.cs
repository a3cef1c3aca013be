using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>The mean absolute or squared difference of a reconstruction and its window.</summary>
internal sealed class FloatReconstructionError(ReconstructionErrorLayer layer) : FloatLayer
{
    private readonly float[] _output = new float[1];
    private float[] _expected = [];

    public override ReadOnlySpan<float> Output => _output;

    /// <summary>Takes the window as the first layer was given it: [steps, values].</summary>
    public void Expect(ReadOnlySpan<float> window)
    {
        if (_expected.Length < window.Length)
        {
            _expected = new float[window.Length];
        }

        window.CopyTo(_expected);
    }

    public override int StepsOut(int steps) => layer.StepsOut(steps);

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A reconstruction error is one of a window and has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        double sum = 0;
        for (int i = 0; i < window.Length; i++)
        {
            double difference = window[i] - _expected[i];
            sum += layer.Measure == ErrorMeasure.MeanSquared ? difference * difference : Math.Abs(difference);
        }

        _output[0] = (float)(sum / window.Length);
        outputs[0] = _output[0];
    }

    public override void Reset() => Array.Clear(_output);
}
