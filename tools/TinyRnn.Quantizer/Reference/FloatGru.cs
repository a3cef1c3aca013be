using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>h = (1 - z) n + z h, with n = tanh(W x + bx + r (U h + bh)).</summary>
internal sealed class FloatGru : FloatLayer
{
    private readonly PackedMatrix _inputWeights;
    private readonly PackedMatrix _recurrentWeights;
    private readonly float[] _inputBias;
    private readonly float[] _recurrentBias;
    private readonly float[] _inputSums;
    private readonly float[] _recurrentSums;
    private readonly float[] _hidden;

    public FloatGru(RecurrentLayer layer)
    {
        int rows = 3 * layer.HiddenSize;
        _inputWeights = new PackedMatrix(layer.InputWeights, rows, layer.InputSize);
        _recurrentWeights = new PackedMatrix(layer.RecurrentWeights, rows, layer.HiddenSize);
        _inputBias = PackedMatrix.PadRows(layer.InputBias);
        _recurrentBias = PackedMatrix.PadRows(layer.RecurrentBias);
        _inputSums = new float[_inputWeights.PaddedRows];
        _recurrentSums = new float[_recurrentWeights.PaddedRows];
        _hidden = new float[layer.HiddenSize];
    }

    public override ReadOnlySpan<float> Output => _hidden;

    public override Span<float> Hidden => _hidden;

    public override void Step(ReadOnlySpan<float> input)
    {
        int size = _hidden.Length;
        _inputWeights.MultiplyAdd(input, _inputBias, _inputSums);
        _recurrentWeights.MultiplyAdd(_hidden, _recurrentBias, _recurrentSums);

        Span<float> gates = _inputSums.AsSpan(0, 2 * size);
        TensorPrimitives.Add(gates, _recurrentSums.AsSpan(0, 2 * size), gates);
        Activations.Sigmoid(gates, gates);
        ReadOnlySpan<float> reset = gates[..size];
        ReadOnlySpan<float> update = gates[size..];

        Span<float> candidate = _inputSums.AsSpan(2 * size, size);
        TensorPrimitives.MultiplyAdd(reset, _recurrentSums.AsSpan(2 * size, size), candidate, candidate);
        Activations.Tanh(candidate, candidate);

        // (1 - z) n + z h = (h - n) z + n
        TensorPrimitives.Subtract(_hidden, candidate, _hidden);
        TensorPrimitives.MultiplyAdd(_hidden, update, candidate, _hidden);
    }

    public override void Reset() => Array.Clear(_hidden);
}
