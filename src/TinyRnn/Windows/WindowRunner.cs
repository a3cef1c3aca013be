using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Takes a window through a network layer by layer, for networks with layers that run backwards. Holds two buffers, which change
/// places from layer to layer; running allocates nothing.
/// </summary>
internal sealed class WindowRunner
{
    private readonly RecurrentNetwork _network;
    private readonly WindowLayer[] _layers;
    private readonly int[] _state;
    private readonly int[][] _buffers;
    private readonly int[] _row;
    private readonly int[] _values;
    private readonly int[] _kept;

    /// <param name="network">Steps the layers.</param>
    /// <param name="layers">First to last.</param>
    /// <param name="state">h and c of all layers.</param>
    /// <param name="mostSteps">The longest window.</param>
    public WindowRunner(RecurrentNetwork network, WindowLayer[] layers, int[] state, int mostSteps)
    {
        _network = network;
        _layers = layers;
        _state = state;
        MostSteps = mostSteps;
        var lengths = new int[2];
        int row = 0;
        int values = 0;
        int steps = mostSteps;
        lengths[0] = steps * layers[0].InputSize;
        for (int i = 0; i < layers.Length; i++)
        {
            WindowLayer layer = layers[i];
            steps = layer.StepsOut(steps);
            row = Larger(row, layer.InputSize);
            values = Larger(values, layer.OutputSize);
            if (!OnlyItsFinalStateCounts(i))
            {
                int to = (i + 1) & 1;
                lengths[to] = Larger(lengths[to], steps * layer.OutputSize);
            }
        }

        _buffers = new int[][] { new int[lengths[0]], new int[lengths[1]] };
        bool isCompared = layers[layers.Length - 1].Reconstruction != null;
        _kept = new int[isCompared ? mostSteps * layers[0].InputSize : 0];
        _row = new int[row];
        _values = new int[values];
    }

    /// <summary>
    /// For tools that watch: receives what each layer gives, [steps, outputs], each array long enough. A layer of which only the final
    /// state counts gives nothing. Null on a board.
    /// </summary>
    public int[][] Watched { get; set; }

    /// <summary>The longest window.</summary>
    public int MostSteps { get; }

    /// <summary>Integers in all buffers.</summary>
    public int Length => _buffers[0].Length + _buffers[1].Length + _row.Length + _values.Length + _kept.Length;

    /// <summary>[steps, inputs]: the quantized window, to be filled before <see cref="Run"/>.</summary>
    public int[] Window => _buffers[0];

    /// <summary>Runs the window that stands in <see cref="Window"/> and returns the buffer that begins with the outputs.</summary>
    public int[] Run(int steps)
    {
        if (_kept.Length > 0)
        {
            Array.Copy(_buffers[0], 0, _kept, 0, steps * _layers[0].InputSize);
        }

        for (int i = 0; i < _layers.Length; i++)
        {
            WindowLayer layer = _layers[i];
            int[] from = _buffers[i & 1];
            int[] to = _buffers[(i + 1) & 1];
            if (layer.IsLastStep || LayerKinds.TakesSteps(layer.Kind))
            {
                Take(i, from, steps, to);
                steps = layer.StepsOut(steps);
                Show(i, to, steps);
                continue;
            }

            bool quiet = OnlyItsFinalStateCounts(i);
            if (layer.Kind != LayerKind.Reverse)
            {
                RunForward(i, from, steps, quiet ? null : to);
            }

            if (layer.RunsBackwards)
            {
                RunBackward(i, from, steps, quiet ? null : to);
            }

            if (!quiet)
            {
                Show(i, to, steps);
            }
        }

        return _buffers[_layers.Length & 1];
    }

    private void Show(int index, int[] output, int steps)
    {
        if (Watched != null)
        {
            Array.Copy(output, 0, Watched[index], 0, steps * _layers[index].OutputSize);
        }
    }

    /// <summary>True when what the layer gives for each step is used by nothing.</summary>
    private bool OnlyItsFinalStateCounts(int layer) => layer + 1 < _layers.Length && _layers[layer + 1].Kind == LayerKind.FinalState;

    private void RunForward(int index, int[] from, int steps, int[] to)
    {
        WindowLayer layer = _layers[index];
        int[] source = layer.StateOffset < 0 ? _values : _state;
        int offset = layer.StateOffset < 0 ? 0 : layer.StateOffset;
        bool both = layer.Kind == LayerKind.Bidirectional;
        int size = layer.InputSize;
        for (int step = 0; step < steps; step++)
        {
            Array.Copy(from, step * size, _row, 0, size);
            _network.Step(index, 0, _row, _values);
            if (to == null)
            {
                continue;
            }

            if (both)
            {
                Align(source, offset, layer.ForwardBits - layer.BackwardBits, layer.Units, to, step * layer.OutputSize);
            }
            else
            {
                Array.Copy(source, offset, to, step * layer.OutputSize, layer.OutputSize);
            }
        }
    }

    private void RunBackward(int index, int[] from, int steps, int[] to)
    {
        WindowLayer layer = _layers[index];
        bool both = layer.Kind == LayerKind.Bidirectional;
        int size = layer.InputSize;
        for (int step = steps - 1; step >= 0; step--)
        {
            Array.Copy(from, step * size, _row, 0, size);
            _network.Step(index, 1, _row, _values);
            if (to == null)
            {
                continue;
            }

            if (both)
            {
                Merge(layer, to, step * layer.OutputSize);
            }
            else
            {
                Array.Copy(_state, layer.BackwardOffset, to, step * layer.OutputSize, layer.OutputSize);
            }
        }
    }

    private void Take(int index, int[] from, int steps, int[] to)
    {
        if (_layers[index].Reconstruction != null)
        {
            to[0] = _layers[index].Reconstruction.ErrorOf(_kept, from, steps);
        }
        else if (LayerKinds.TakesSteps(_layers[index].Kind))
        {
            StepsKernel.Take(_layers[index], from, steps, to);
        }
        else
        {
            TakeLastStep(index, from, steps, to);
        }
    }

    private void TakeLastStep(int index, int[] from, int steps, int[] to)
    {
        WindowLayer layer = _layers[index];
        if (layer.Kind == LayerKind.LastOutput)
        {
            Array.Copy(from, (steps - 1) * layer.InputSize, to, 0, layer.InputSize);
            return;
        }

        WindowLayer previous = _layers[index - 1];
        if (previous.Kind == LayerKind.Bidirectional)
        {
            Align(_state, previous.StateOffset, previous.ForwardBits - previous.BackwardBits, previous.Units, to, 0);
            Merge(previous, to, 0);
        }
        else
        {
            Array.Copy(_state, previous.StateOffset, to, 0, layer.InputSize);
        }
    }

    /// <summary>Merges the backward layer's h with the forward values that stand in <paramref name="to"/>.</summary>
    private void Merge(WindowLayer layer, int[] to, int at)
    {
        int units = layer.Units;
        int finer = layer.BackwardBits - layer.ForwardBits;
        if (layer.Merge == DirectionMerge.Concatenate)
        {
            Align(_state, layer.BackwardOffset, finer, units, to, at + units);
            return;
        }

        Align(_state, layer.BackwardOffset, finer, units, _values, 0);
        int bits = finer > 0 ? layer.ForwardBits : layer.BackwardBits;
        long half = bits == 0 ? 0 : 1L << (bits - 1);
        for (int i = 0; i < units; i++)
        {
            long forward = to[at + i];
            long backward = _values[i];
            if (layer.Merge == DirectionMerge.Sum)
            {
                to[at + i] = FixedPoint.Saturate(forward + backward);
            }
            else if (layer.Merge == DirectionMerge.Multiply)
            {
                to[at + i] = FixedPoint.Saturate((forward * backward + half) >> bits);
            }
            else
            {
                to[at + i] = (int)((forward + backward + 1) >> 1);
            }
        }
    }

    /// <summary>Copies values, rounded to the other direction's format where their own is finer by some bits.</summary>
    private static void Align(int[] source, int offset, int finer, int count, int[] to, int at)
    {
        if (finer <= 0)
        {
            Array.Copy(source, offset, to, at, count);
            return;
        }

        long half = 1L << (finer - 1);
        for (int i = 0; i < count; i++)
        {
            to[at + i] = (int)((source[offset + i] + half) >> finer);
        }
    }

    private static int Larger(int a, int b) => a > b ? a : b;
}
