using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Report.Rows;

namespace TinyRnn.Report.Measures;

/// <summary>How much of its range a gate uses: shares of all units and steps, from 0 to 1.</summary>
/// <param name="Layer">The layer's name.</param>
/// <param name="Gate">The gate, as <see cref="RecurrentLayer"/> calls it.</param>
/// <param name="Closed">Below 0.1 (a tanh: below -0.9).</param>
/// <param name="Open">Above 0.9.</param>
public sealed record GateSaturation(string Layer, string Gate, double Closed, double Open);

/// <summary>
/// Saturation by gate, from the float network (the shares of Karpathy, Johnson and Fei-Fei: Visualizing and understanding recurrent
/// networks, 2015). For usual GRU, LSTM and RNN layers; of others nothing is said.
/// </summary>
public static class GateUse
{
    private const double Closed = 0.1;
    private const double Open = 0.9;
    private const int MostRows = 2000;

    /// <summary>Measures.</summary>
    /// <param name="model">The float network; its state is lost.</param>
    /// <param name="rows">What it is given; at most the first 2,000 rows are.</param>
    public static IReadOnlyList<GateSaturation> Of(FloatModel model, JudgedRows rows)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(rows);
        var counts = model.Network.Layers.Select(layer => layer is RecurrentLayer { Options: null } recurrent ? new GateCount(recurrent) : null).ToArray();
        float[] input = new float[rows.InputSize];
        float[] output = new float[rows.OutputSize];
        model.Reset();
        foreach (int row in Enumerable.Range(0, Math.Min(MostRows, rows.Count)))
        {
            rows.Inputs.AsSpan(row * input.Length, input.Length).CopyTo(input);
            model.Predict(input, output);
            for (int layer = 0; layer < counts.Length; layer++)
            {
                counts[layer]?.Add(layer == 0 ? Normalized(model, input) : model.LayerOutput(layer - 1).ToArray(), model.LayerOutput(layer).ToArray());
            }
        }

        return [.. counts.OfType<GateCount>().SelectMany(count => count.Finish())];
    }

    private static float[] Normalized(FloatModel model, float[] input)
    {
        IReadOnlyList<Channel> features = model.Network.Description.Features;
        return [.. input.Select((value, i) => i < features.Count ? (float)((value - features[i].Mean) / features[i].Deviation) : value)];
    }

    /// <summary>Counts the gates of one layer, from its input and the h of the step before.</summary>
    private sealed class GateCount(RecurrentLayer layer)
    {
        private readonly string[] _gates = layer.Cell switch
        {
            CellKind.Gru => ["reset r", "update z"],
            CellKind.Lstm => ["input i", "forget f", "candidate g", "output o"],
            _ => ["state h"],
        };

        private readonly long[] _closed = new long[4];
        private readonly long[] _open = new long[4];
        private float[] _hidden = new float[layer.HiddenSize];
        private long _values;

        public void Add(float[] input, float[] hidden)
        {
            for (int gate = 0; gate < _gates.Length; gate++)
            {
                bool isTanh = layer.Cell == CellKind.Rnn || (layer.Cell == CellKind.Lstm && gate == 2);
                for (int unit = 0; unit < layer.HiddenSize; unit++)
                {
                    double sum = Sum((gate * layer.HiddenSize) + unit, input);
                    double value = isTanh ? Math.Tanh(sum) : 1 / (1 + Math.Exp(-sum));
                    _closed[gate] += value < (isTanh ? -Open : Closed) ? 1 : 0;
                    _open[gate] += value > Open ? 1 : 0;
                }
            }

            _values += layer.HiddenSize;
            _hidden = hidden;
        }

        public IEnumerable<GateSaturation> Finish() =>
            _gates.Select((gate, i) => new GateSaturation(layer.Name, gate, _closed[i] / (double)_values, _open[i] / (double)_values));

        private double Sum(int row, float[] input)
        {
            double sum = layer.InputBias[row] + (double)layer.RecurrentBias[row];
            for (int i = 0; i < input.Length; i++)
            {
                sum += layer.InputWeights[(row * input.Length) + i] * (double)input[i];
            }

            for (int i = 0; i < _hidden.Length; i++)
            {
                sum += layer.RecurrentWeights[(row * _hidden.Length) + i] * (double)_hidden[i];
            }

            return sum;
        }
    }
}
