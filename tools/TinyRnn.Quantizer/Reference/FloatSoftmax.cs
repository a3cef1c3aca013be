using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Reference;

/// <summary>exp(v_i) / sum of exp(v_j), or its logarithm.</summary>
internal sealed class FloatSoftmax(SoftmaxLayer layer) : FloatLayer
{
    private readonly float[] _values = new float[layer.Size];

    public override ReadOnlySpan<float> Output => _values;

    public override void Step(ReadOnlySpan<float> input)
    {
        input.CopyTo(_values);
        if (layer.IsLogarithm)
        {
            Activations.LogSoftmax(_values);
        }
        else
        {
            Activations.Softmax(_values);
        }
    }

    public override void Reset() => Array.Clear(_values);
}
