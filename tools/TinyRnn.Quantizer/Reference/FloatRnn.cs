using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>h = f(W x + bx + U h + bh), with f = tanh or relu.</summary>
internal sealed class FloatRnn : FloatLayer
{
    private readonly PackedMatrix _inputWeights;
    private readonly PackedMatrix _recurrentWeights;
    private readonly float[] _bias;
    private readonly float[] _sums;
    private readonly float[] _hidden;
    private readonly bool _relu;

    public FloatRnn(RecurrentLayer layer)
    {
        int size = layer.HiddenSize;
        _inputWeights = new PackedMatrix(layer.InputWeights, size, layer.InputSize);
        _recurrentWeights = new PackedMatrix(layer.RecurrentWeights, size, size);
        _bias = PackedMatrix.PadRows(layer.InputBias);
        TensorPrimitives.Add(_bias.AsSpan(0, size), layer.RecurrentBias, _bias);
        _sums = new float[_inputWeights.PaddedRows];
        _hidden = new float[size];
        _relu = layer.Cell == CellKind.RnnRelu;
    }

    public override ReadOnlySpan<float> Output => _hidden;

    public override Span<float> Hidden => _hidden;

    public override void Step(ReadOnlySpan<float> input)
    {
        _inputWeights.MultiplyAdd(input, _bias, _sums);
        _recurrentWeights.MultiplyAdd(_hidden, _sums, _sums);
        ReadOnlySpan<float> sums = _sums.AsSpan(0, _hidden.Length);
        if (_relu)
        {
            TensorPrimitives.Max(sums, 0f, _hidden);
        }
        else
        {
            Activations.Tanh(sums, _hidden);
        }
    }

    public override void Reset() => Array.Clear(_hidden);
}
