using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>activation(W x + b).</summary>
internal sealed class FloatDense : FloatLayer
{
    private readonly PackedMatrix _weights;
    private readonly float[] _bias;
    private readonly float[] _sums;
    private readonly DenseActivation _activation;
    private readonly int _size;

    public FloatDense(DenseLayer layer)
    {
        _size = layer.OutputSize;
        _weights = new PackedMatrix(layer.Weights, _size, layer.InputSize);
        _bias = PackedMatrix.PadRows(layer.Bias);
        _sums = new float[_weights.PaddedRows];
        _activation = layer.Activation;
    }

    public override ReadOnlySpan<float> Output => _sums.AsSpan(0, _size);

    public override void Step(ReadOnlySpan<float> input)
    {
        _weights.MultiplyAdd(input, _bias, _sums);
        Span<float> values = _sums.AsSpan(0, _size);
        switch (_activation)
        {
            case DenseActivation.None:
                break;
            case DenseActivation.Relu:
                TensorPrimitives.Max(values, 0f, values);
                break;
            case DenseActivation.Sigmoid:
                Activations.Sigmoid(values, values);
                break;
            case DenseActivation.Tanh:
                Activations.Tanh(values, values);
                break;
            case DenseActivation.Softmax:
                Activations.Softmax(values);
                break;
            case DenseActivation.LogSoftmax:
                Activations.LogSoftmax(values);
                break;
            case DenseActivation.HardSigmoid:
                TensorPrimitives.Max(values, 0f, values);
                TensorPrimitives.Min(values, 1f, values);
                break;
            default:
                throw new NotSupportedException($"Activation {_activation} is unknown.");
        }
    }

    public override void Reset() => Array.Clear(_sums);
}
