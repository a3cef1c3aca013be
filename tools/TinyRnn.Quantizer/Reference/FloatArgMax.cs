using System;
using System.Numerics.Tensors;

namespace TinyRnn.Quantizer.Reference;

/// <summary>The number of the largest value, the first of equals.</summary>
internal sealed class FloatArgMax : FloatLayer
{
    private readonly float[] _output = new float[1];

    public override ReadOnlySpan<float> Output => _output;

    public override void Step(ReadOnlySpan<float> input) => _output[0] = TensorPrimitives.IndexOfMax(input);

    public override void Reset() => Array.Clear(_output);
}
