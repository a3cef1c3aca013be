using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>activation(W x + b).</summary>
internal sealed class FloatDense : FloatLayer
{
    private readonly BlockedMatrix _weights;
    private readonly float[] _bias;
    private readonly float[] _sums;
    private readonly Activation _activation;
    private readonly int _size;
    private readonly int _inputSize;
    private InputSamples? _samples;

    public FloatDense(DenseLayer layer)
    {
        _size = layer.OutputSize;
        _inputSize = layer.InputSize;
        _weights = new BlockedMatrix(layer.Weights, _size, layer.InputSize);
        _bias = BlockedMatrix.PadRows(layer.Bias);
        _sums = new float[_weights.PaddedRows];
        _activation = layer.Activation;
    }

    public override ReadOnlySpan<float> Output => _sums.AsSpan(0, _size);

    public override void Observe(ReadOnlySpan<TensorStatistics> directions) => _samples = directions[0].Inputs = new InputSamples(_inputSize);

    public override void Step(ReadOnlySpan<float> input)
    {
        _samples?.Add(input);
        _weights.MultiplyAdd(input, _bias, _sums);
        _samples?.AddSums(_sums.AsSpan(0, _size));
        CellActivation.Apply(_activation, null, _sums.AsSpan(0, _size));
    }

    public override void Reset() => Array.Clear(_sums);
}
