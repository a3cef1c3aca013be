using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// c = f c + i g, h = o a(c), gates in the order i, f, g, o; with peepholes the cell adds to the gates, f may be 1 - i, and a
/// projection makes h of o a(c).
/// </summary>
internal sealed class FloatLstm : FloatCell
{
    private readonly float[] _cell;
    private readonly float[] _output;
    private readonly float[] _initialCell;
    private readonly float[] _peepholes;
    private readonly float[] _projected;
    private readonly float[] _noBias;
    private readonly BlockedMatrix? _projection;

    public FloatLstm(RecurrentLayer layer)
        : base(layer)
    {
        JoinBiases();
        _output = new float[Size];
        _peepholes = (float[])Options.Peepholes.Clone();
        _projection = Options.Projection.Length > 0 ? new BlockedMatrix(Options.Projection, layer.OutputSize, Size) : null;
        _projected = new float[_projection?.PaddedRows ?? 0];
        _noBias = new float[_projected.Length];
        _initialCell = (float[])Options.InitialCell.Clone();
        _cell = new float[Size];
        _initialCell.CopyTo(_cell, 0);
    }

    public override Span<float> Cell => _cell;

    protected override int InnerLength => _projection is null ? 0 : Size;

    public override void Step(ReadOnlySpan<float> input)
    {
        Samples?.Begin(input, State, _cell);
        MultiplyBoth(input);
        Span<float> inputGate = InputSum(0);
        Span<float> forgetGate = InputSum(1);
        Span<float> candidate = InputSum(2);
        Span<float> outputGate = InputSum(3);

        AddPeephole(0, inputGate);
        Samples?.Take(0, inputGate);
        CellActivation.Apply(Options.GateActivation, Options.Clip, inputGate);
        if (Options.CoupledInputForget)
        {
            TensorPrimitives.Subtract(1f, inputGate, forgetGate);
        }
        else
        {
            AddPeephole(1, forgetGate);
            Samples?.Take(1, forgetGate);
            CellActivation.Apply(Options.GateActivation, Options.Clip, forgetGate);
        }

        Samples?.Take(2, candidate);
        CellActivation.Apply(Options.CandidateActivation, Options.Clip, candidate);
        TensorPrimitives.Multiply(inputGate, candidate, candidate);
        TensorPrimitives.MultiplyAdd(forgetGate, _cell, candidate, _cell);

        Samples?.Keep(_cell);
        AddPeephole(2, outputGate);
        Samples?.Take(3, outputGate);
        CellActivation.Apply(Options.GateActivation, Options.Clip, outputGate);
        _cell.CopyTo(_output, 0);
        CellActivation.Apply(Options.OutputActivation, null, _output);
        TensorPrimitives.Multiply(_output, outputGate, _output);
        Statistics?.Inner?.Add(_output);
        Statistics?.Cell?.Add(_cell);
        Project();
    }

    public override void Reset()
    {
        base.Reset();
        Array.Clear(_cell);
        _initialCell.CopyTo(_cell, 0);
    }

    /// <summary>Adds what the cell, as it is now, gives to a gate: 0 i, 1 f, 2 o.</summary>
    private void AddPeephole(int index, Span<float> gate)
    {
        if (_peepholes.Length > 0)
        {
            TensorPrimitives.MultiplyAdd(_peepholes.AsSpan(index * Size, Size), _cell, gate, gate);
        }
    }

    private void Project()
    {
        if (_projection is null)
        {
            _output.CopyTo(State, 0);
            return;
        }

        _projection.MultiplyAdd(_output, _noBias, _projected);
        _projected.AsSpan(0, State.Length).CopyTo(State);
    }
}
