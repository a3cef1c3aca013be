using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>c = f c + i g, h = o tanh(c); gates in the order i, f, g, o.</summary>
internal sealed class FloatLstm : FloatLayer
{
    private readonly PackedMatrix _inputWeights;
    private readonly PackedMatrix _recurrentWeights;
    private readonly float[] _bias;
    private readonly float[] _sums;
    private readonly float[] _hidden;
    private readonly float[] _cell;

    public FloatLstm(RecurrentLayer layer)
    {
        int rows = 4 * layer.HiddenSize;
        _inputWeights = new PackedMatrix(layer.InputWeights, rows, layer.InputSize);
        _recurrentWeights = new PackedMatrix(layer.RecurrentWeights, rows, layer.HiddenSize);
        _bias = PackedMatrix.PadRows(layer.InputBias);
        TensorPrimitives.Add(_bias.AsSpan(0, rows), layer.RecurrentBias, _bias);
        _sums = new float[_inputWeights.PaddedRows];
        _hidden = new float[layer.HiddenSize];
        _cell = new float[layer.HiddenSize];
    }

    public override ReadOnlySpan<float> Output => _hidden;

    public override Span<float> Hidden => _hidden;

    public override Span<float> Cell => _cell;

    public override void Step(ReadOnlySpan<float> input)
    {
        int size = _hidden.Length;
        _inputWeights.MultiplyAdd(input, _bias, _sums);
        _recurrentWeights.MultiplyAdd(_hidden, _sums, _sums);

        Span<float> inputAndForget = _sums.AsSpan(0, 2 * size);
        Span<float> candidate = _sums.AsSpan(2 * size, size);
        Span<float> outputGate = _sums.AsSpan(3 * size, size);
        Activations.Sigmoid(inputAndForget, inputAndForget);
        Activations.Tanh(candidate, candidate);
        Activations.Sigmoid(outputGate, outputGate);

        TensorPrimitives.Multiply(inputAndForget[..size], candidate, candidate);
        TensorPrimitives.MultiplyAdd(inputAndForget[size..], _cell, candidate, _cell);
        Activations.Tanh(_cell, _hidden);
        TensorPrimitives.Multiply(_hidden, outputGate, _hidden);
    }

    public override void Reset()
    {
        Array.Clear(_hidden);
        Array.Clear(_cell);
    }
}
