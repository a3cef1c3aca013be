using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>The vector of a token.</summary>
internal sealed class FloatEmbedding : FloatLayer
{
    private readonly float[] _weights;
    private readonly float[] _output;

    public FloatEmbedding(EmbeddingLayer layer)
    {
        _weights = (float[])layer.Weights.Clone();
        _output = new float[layer.Size];
    }

    public override ReadOnlySpan<float> Output => _output;

    public override void Step(ReadOnlySpan<float> input) =>
        _weights.AsSpan((int)input[0] * _output.Length, _output.Length).CopyTo(_output);

    public override void Reset() => Array.Clear(_output);
}
