using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>Two layers over one window, one of them backwards, and what becomes of their outputs.</summary>
internal sealed class FloatBidirectional : FloatLayer
{
    private readonly FloatLayer[] _layers;
    private readonly MergeMode _merge;
    private readonly float[][] _windows = [[], []];
    private readonly float[] _hidden;
    private readonly float[] _cell;
    private readonly float[] _output;
    private readonly int _size;
    private int _steps;

    public FloatBidirectional(BidirectionalLayer layer)
    {
        _layers = [Create(layer.Forward, null), new FloatReverse(Create(layer.Backward, null))];
        _merge = layer.Merge;
        _size = layer.Forward.OutputSize;
        _hidden = new float[_layers[0].Hidden.Length + _layers[1].Hidden.Length];
        _cell = new float[_layers[0].Cell.Length + _layers[1].Cell.Length];
        _output = new float[layer.OutputSize];
        CopyStatesOut();
    }

    /// <summary>[units]: the merged final states of the last window.</summary>
    public override ReadOnlySpan<float> Output => _output;

    public override Span<float> Hidden => _hidden;

    public override Span<float> Cell => _cell;

    public override int Directions => 2;

    public override ReadOnlySpan<float> DirectionWindow(int direction, ReadOnlySpan<float> outputs) =>
        _windows[direction].AsSpan(0, _steps * _size);

    public override void Observe(ReadOnlySpan<TensorStatistics> directions)
    {
        _layers[0].Observe(directions[..1]);
        _layers[1].Observe(directions[1..]);
    }

    public override void Step(ReadOnlySpan<float> input) => throw new InvalidOperationException("A bidirectional layer has no single step.");

    public override void Run(ReadOnlySpan<float> window, int steps, Span<float> outputs)
    {
        _steps = steps;
        CopyStatesIn();
        for (int direction = 0; direction < 2; direction++)
        {
            if (_windows[direction].Length < steps * _size)
            {
                _windows[direction] = new float[steps * _size];
            }

            _layers[direction].Run(window, steps, _windows[direction]);
        }

        for (int step = 0; step < steps; step++)
        {
            Merge(step, step, outputs.Slice(step * _output.Length, _output.Length));
        }

        CopyStatesOut();
        Merge(steps - 1, 0, _output);
    }

    public override void CopyFinal(ReadOnlySpan<float> outputs, Span<float> destination) => _output.CopyTo(destination);

    public override void Reset()
    {
        _layers[0].Reset();
        _layers[1].Reset();
        CopyStatesOut();
        Array.Clear(_output);
    }

    private void Merge(int forwardStep, int backwardStep, Span<float> output)
    {
        ReadOnlySpan<float> forward = _windows[0].AsSpan(forwardStep * _size, _size);
        ReadOnlySpan<float> backward = _windows[1].AsSpan(backwardStep * _size, _size);
        switch (_merge)
        {
            case MergeMode.Concatenate:
                forward.CopyTo(output);
                backward.CopyTo(output[_size..]);
                break;
            case MergeMode.Sum:
                TensorPrimitives.Add(forward, backward, output);
                break;
            case MergeMode.Multiply:
                TensorPrimitives.Multiply(forward, backward, output);
                break;
            case MergeMode.Average:
                TensorPrimitives.Add(forward, backward, output);
                TensorPrimitives.Multiply(output, 0.5f, output);
                break;
            default:
                throw new NotSupportedException($"Merge {_merge} is unknown.");
        }
    }

    private void CopyStatesIn()
    {
        int hidden = _layers[0].Hidden.Length;
        int cell = _layers[0].Cell.Length;
        _hidden.AsSpan(0, hidden).CopyTo(_layers[0].Hidden);
        _hidden.AsSpan(hidden).CopyTo(_layers[1].Hidden);
        _cell.AsSpan(0, cell).CopyTo(_layers[0].Cell);
        _cell.AsSpan(cell).CopyTo(_layers[1].Cell);
    }

    private void CopyStatesOut()
    {
        int hidden = _layers[0].Hidden.Length;
        int cell = _layers[0].Cell.Length;
        _layers[0].Hidden.CopyTo(_hidden);
        _layers[1].Hidden.CopyTo(_hidden.AsSpan(hidden));
        _layers[0].Cell.CopyTo(_cell);
        _layers[1].Cell.CopyTo(_cell.AsSpan(cell));
    }
}
