using System;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Layers;

/// <summary>A group of sequences in a recurrent layer: products over all steps where they can be, the recurrence step by step.</summary>
internal sealed class RecurrentPass : LayerPass
{
    private readonly RecurrentTrainable _layer;
    private readonly int _sequences;
    private readonly int _width;
    private readonly int _gatesWidth;
    private readonly StepValues _input;
    private readonly StepValues? _inputGradient;

    // Of steps 0 to T, where 0 is the initial state.
    private readonly float[] _hidden;
    private readonly float[] _cell;
    private readonly float[] _gates;
    private readonly float[] _recurrent;
    private readonly float[] _hiddenGradient;
    private readonly float[] _cellGradient;
    private readonly float[] _inputWeightsGradient;
    private readonly float[] _recurrentWeightsGradient;
    private readonly float[] _inputBiasGradient;
    private readonly float[] _recurrentBiasGradient;

    public RecurrentPass(RecurrentTrainable layer, int steps, int sequences, StepValues input, StepValues? inputGradient)
    {
        _layer = layer;
        _sequences = sequences;
        _width = MatrixProduct.Pad(layer.OutputSize);
        _gatesWidth = layer.Cell.Gates * _width;
        _input = input;
        _inputGradient = inputGradient;
        _hidden = new float[(steps + 1) * sequences * _width];
        _cell = new float[layer.Cell.HasCellState ? _hidden.Length : 0];
        _gates = new float[steps * sequences * _gatesWidth];
        _recurrent = new float[layer.Cell.KeepsSumsApart ? _gates.Length : 0];
        _hiddenGradient = new float[sequences * _width];
        _cellGradient = new float[layer.Cell.HasCellState ? sequences * _width : 0];
        _inputWeightsGradient = new float[layer.InputWeights.Backward.Length];
        _recurrentWeightsGradient = new float[layer.RecurrentWeights.Backward.Length];
        _inputBiasGradient = new float[_gatesWidth];
        _recurrentBiasGradient = new float[_gatesWidth];
        Output = new StepValues(_hidden, sequences * _width, _width);
        OutputGradient = new StepValues(new float[steps * sequences * _width], 0, _width);
    }

    public override StepValues Output { get; }

    public override StepValues OutputGradient { get; }

    private int StateLength => _sequences * _width;

    public override void Forward(int steps, in PassContext context)
    {
        Span<float> gates = Gates(0, steps);
        RowSums.Fill(gates, _layer.InputBias.Values);
        PackedWeights weights = _layer.InputWeights;
        ReadOnlySpan<float> input = _input.Steps(0, steps, _sequences);
        MatrixProduct.Add(gates, input, weights.Columns, 1, weights.Forward, steps * _sequences, _gatesWidth, weights.Columns);
        bool apart = _layer.Cell.KeepsSumsApart;
        Span<float> sums = apart ? _recurrent.AsSpan(0, gates.Length) : gates;
        if (apart)
        {
            RowSums.Fill(sums, _layer.RecurrentBias.Values);
        }
        else
        {
            for (int row = 0; row < gates.Length; row += _gatesWidth)
            {
                RowSums.Add(gates.Slice(row, _gatesWidth), _layer.RecurrentBias.Values);
            }
        }

        int stepLength = _sequences * _gatesWidth;
        for (int step = 0; step < steps; step++)
        {
            CellStep at = At(step);
            MatrixProduct.Add(
                sums.Slice(step * stepLength, stepLength), at.OldHidden, _width, 1, _layer.RecurrentWeights.Forward, _sequences, _gatesWidth, _width);
            _layer.Cell.Step(at);
        }
    }

    public override void Backward(int steps)
    {
        Array.Clear(_hiddenGradient);
        Array.Clear(_cellGradient);
        bool apart = _layer.Cell.KeepsSumsApart;
        for (int step = steps - 1; step >= 0; step--)
        {
            RowSums.Add(_hiddenGradient, OutputGradient.Steps(step, 1, _sequences));
            CellStep at = At(step);
            _layer.Cell.StepBack(at, _hiddenGradient, _cellGradient);
            ReadOnlySpan<float> sums = apart ? at.Recurrent : at.Gates;
            MatrixProduct.Add(_hiddenGradient, sums, _gatesWidth, 1, _layer.RecurrentWeights.Backward, _sequences, _width, _gatesWidth);
        }

        ReadOnlySpan<float> gates = Gates(0, steps);
        ReadOnlySpan<float> recurrent = apart ? _recurrent.AsSpan(0, gates.Length) : gates;
        int rows = steps * _sequences;
        int inputs = _layer.InputWeights.Columns;
        AddWeightGradient(_inputWeightsGradient, gates, _input.Steps(0, steps, _sequences), inputs, rows);
        AddWeightGradient(_recurrentWeightsGradient, recurrent, _hidden.AsSpan(0, rows * _width), _width, rows);
        Array.Clear(_inputBiasGradient);
        RowSums.Add(_inputBiasGradient, gates);
        Array.Clear(_recurrentBiasGradient);
        RowSums.Add(_recurrentBiasGradient, recurrent);
        if (_inputGradient is { } inputGradient)
        {
            Span<float> target = inputGradient.Steps(0, steps, _sequences);
            target.Clear();
            MatrixProduct.Add(target, gates, _gatesWidth, 1, _layer.InputWeights.Backward, rows, inputs, _gatesWidth);
        }
    }

    public override void Unpack(Span<float> gradient)
    {
        _layer.InputWeights.Unpack(_inputWeightsGradient, gradient);
        _layer.RecurrentWeights.Unpack(_recurrentWeightsGradient, gradient);
        _layer.InputBias.Unpack(_inputBiasGradient, gradient);
        _layer.RecurrentBias.Unpack(_recurrentBiasGradient, gradient);
    }

    public override void Carry(int steps)
    {
        _hidden.AsSpan(steps * StateLength, StateLength).CopyTo(_hidden);
        if (_cell.Length > 0)
        {
            _cell.AsSpan(steps * StateLength, StateLength).CopyTo(_cell);
        }
    }

    public override void Reset()
    {
        _hidden.AsSpan(0, StateLength).Clear();
        _cell.AsSpan(0, Math.Min(StateLength, _cell.Length)).Clear();
    }

    private Span<float> Gates(int first, int steps) => _gates.AsSpan(first * _sequences * _gatesWidth, steps * _sequences * _gatesWidth);

    private CellStep At(int step)
    {
        int state = step * StateLength;
        bool hasCell = _cell.Length > 0;
        return new CellStep
        {
            Width = _width,
            Gates = Gates(step, 1),
            Recurrent = _recurrent.Length > 0 ? _recurrent.AsSpan(step * _sequences * _gatesWidth, _sequences * _gatesWidth) : [],
            OldHidden = _hidden.AsSpan(state, StateLength),
            Hidden = _hidden.AsSpan(state + StateLength, StateLength),
            OldCell = hasCell ? _cell.AsSpan(state, StateLength) : [],
            Cell = hasCell ? _cell.AsSpan(state + StateLength, StateLength) : [],
        };
    }

    /// <summary>gradient = (gradients of the sums)^T values, summed over steps and sequences in their order.</summary>
    private void AddWeightGradient(float[] gradient, ReadOnlySpan<float> sums, ReadOnlySpan<float> values, int columns, int rows)
    {
        Array.Clear(gradient);
        MatrixProduct.Add(gradient, sums, 1, _gatesWidth, values, _gatesWidth, columns, rows);
    }
}
