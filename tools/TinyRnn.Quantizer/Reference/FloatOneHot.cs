using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>1 in the place of the token.</summary>
internal sealed class FloatOneHot(OneHotLayer layer) : FloatLayer
{
    private readonly float[] _output = new float[layer.Tokens];

    public override ReadOnlySpan<float> Output => _output;

    public override void Step(ReadOnlySpan<float> input)
    {
        Array.Clear(_output);
        _output[(int)input[0]] = 1;
    }

    public override void Reset() => Array.Clear(_output);
}
