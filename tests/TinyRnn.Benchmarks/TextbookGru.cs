using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Benchmarks;

/// <summary>The reference of the benchmarks: a GRU and its head in float, as the equations stand in a textbook, plain loops.</summary>
internal sealed class TextbookGru
{
    private readonly RecurrentLayer _gru;
    private readonly DenseLayer _head;
    private readonly Channel[] _features;
    private readonly float[] _x;
    private readonly float[] _next;
    private readonly float[] _h;

    public TextbookGru(Network network)
    {
        _gru = (RecurrentLayer)network.Layers[0];
        _head = (DenseLayer)network.Layers[1];
        _features = [.. network.Description.Features];
        _x = new float[_gru.InputSize];
        _h = new float[_gru.HiddenSize];
        _next = new float[_gru.HiddenSize];
    }

    public float Step(float[] reading)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            _x[i] = (float)((reading[i] - _features[i].Mean) / _features[i].Deviation);
        }

        int size = _h.Length;
        for (int unit = 0; unit < size; unit++)
        {
            float r = Sigmoid(Input(unit) + Recurrent(unit));
            float z = Sigmoid(Input(size + unit) + Recurrent(size + unit));
            float n = MathF.Tanh(Input((2 * size) + unit) + (r * Recurrent((2 * size) + unit)));
            _next[unit] = ((1 - z) * n) + (z * _h[unit]);
        }

        _next.CopyTo(_h, 0);
        return Sigmoid(_head.Bias[0] + Dot(_head.Weights, 0, _h));
    }

    private float Input(int row) => _gru.InputBias[row] + Dot(_gru.InputWeights, row * _x.Length, _x);

    private float Recurrent(int row) => _gru.RecurrentBias[row] + Dot(_gru.RecurrentWeights, row * _h.Length, _h);

    private static float Dot(float[] weights, int offset, float[] values)
    {
        float sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += weights[offset + i] * values[i];
        }

        return sum;
    }

    private static float Sigmoid(float value) => 1 / (1 + MathF.Exp(-value));
}
