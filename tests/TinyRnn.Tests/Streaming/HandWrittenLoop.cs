using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Tests.Streaming;

/// <summary>A stack whose layers are stepped one by one, cells with a state that is kept here, on integers or on floats.</summary>
internal sealed class HandWrittenLoop
{
    private readonly RnnModel _model;
    private readonly RecurrentNetwork[] _layers;
    private readonly RecurrentCell?[] _cells;
    private readonly int[][] _h;
    private readonly int[][] _c;
    private readonly float[][] _floatH;
    private readonly float[][] _floatC;
    private readonly bool _units;

    public HandWrittenLoop(RnnModel model, bool units)
    {
        _model = model;
        _units = units;
        _layers = [.. model.Layers.Select((_, i) => new LoadedNetwork(model.Layer(i)))];
        _cells = [.. model.Layers.Select((layer, i) => Cell(layer, _layers[i]))];
        _h = [.. model.Layers.Select(layer => new int[layer.OutputSize])];
        _c = [.. model.Layers.Select(layer => new int[layer.Kind == LayerKind.Lstm ? layer.OutputSize : 0])];
        _floatH = [.. _h.Select(h => new float[h.Length])];
        _floatC = [.. _c.Select(c => new float[c.Length])];
    }

    /// <summary>One step on integers; the output of the last layer.</summary>
    public int[] Step(int[] input)
    {
        int[] values = input;
        for (int i = 0; i < _layers.Length; i++)
        {
            switch (_cells[i])
            {
                case LstmCell lstm:
                    lstm.Step(values, _h[i], _c[i]);
                    break;
                case GruCell gru:
                    gru.Step(values, _h[i]);
                    break;
                case RnnCell rnn:
                    rnn.Step(values, _h[i]);
                    break;
                default:
                    _layers[i].Step(values, _h[i]);
                    break;
            }

            values = _h[i];
        }

        return values;
    }

    /// <summary>One step on floats; the output of the last layer as integers, which floats hold exactly where tests are.</summary>
    public int[] Step(float[] input)
    {
        float[] values = input;
        for (int i = 0; i < _layers.Length; i++)
        {
            switch (_cells[i])
            {
                case LstmCell lstm:
                    lstm.Step(values, _floatH[i], _floatC[i]);
                    break;
                case GruCell gru:
                    gru.Step(values, _floatH[i]);
                    break;
                case RnnCell rnn:
                    rnn.Step(values, _floatH[i]);
                    break;
                default:
                    _layers[i].Step(values, _floatH[i]);
                    break;
            }

            values = _floatH[i];
        }

        return Raw(values, _model.Layers[^1].FractionBits);
    }

    /// <summary>h, then c of an LSTM, layer by layer.</summary>
    public int[] State()
    {
        var state = new List<int>();
        for (int i = 0; i < _layers.Length; i++)
        {
            if (_cells[i] != null)
            {
                state.AddRange(_units ? Raw(_floatH[i], _model.Layers[i].FractionBits) : _h[i]);
                state.AddRange(_units ? Raw(_floatC[i], FixedPoint.ValueBits) : _c[i]);
            }
        }

        return [.. state];
    }

    private static int[] Raw(float[] values, int fractionBits) => [.. values.Select(value => (int)((double)value * (1 << fractionBits)))];

    private static RecurrentCell? Cell(Layer layer, RecurrentNetwork network) =>
        layer.Kind switch
        {
            LayerKind.Rnn => new RnnCell(network),
            LayerKind.Gru => new GruCell(network),
            LayerKind.Lstm => new LstmCell(network),
            _ => null,
        };
}
