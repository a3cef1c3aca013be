using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// h = (1 - z) n + z h, with n = a(W x + bx + r (U h + bh)), or n = a(W x + bx + U (r h) + bh) where the reset comes before.
/// </summary>
internal sealed class FloatGru : FloatCell
{
    private readonly float[] _recurrentSums;
    private readonly float[] _reset;

    public FloatGru(RecurrentLayer layer)
        : base(layer)
    {
        _recurrentSums = new float[InputSums.Length];
        _reset = new float[layer.HiddenSize];
    }

    protected override int InnerLength => Options.ResetBefore ? Size : 0;

    public override void Step(ReadOnlySpan<float> input)
    {
        Samples?.Begin(input, State, default);
        MultiplyInput(input);
        MultiplyRecurrent(State, _recurrentSums);
        Span<float> gates = InputSums.AsSpan(0, 2 * Size);
        TensorPrimitives.Add(gates, _recurrentSums.AsSpan(0, 2 * Size), gates);
        Samples?.Take(0, gates);
        CellActivation.Apply(Options.GateActivation, Options.Clip, gates);
        ReadOnlySpan<float> reset = InputSum(0);
        ReadOnlySpan<float> update = InputSum(1);
        Span<float> candidate = InputSum(2);
        if (Options.ResetBefore)
        {
            TensorPrimitives.Multiply(reset, State, _reset);
            Statistics?.Inner?.Add(_reset);
            Samples?.Keep(_reset);
            MultiplyRecurrent(_reset, _recurrentSums);
            TensorPrimitives.Add(candidate, CandidateSum, candidate);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(reset, CandidateSum, candidate, candidate);
            Samples?.Keep(CandidateSum);
        }

        Samples?.Take(2, candidate);
        CellActivation.Apply(Options.CandidateActivation, Options.Clip, candidate);

        // (1 - z) n + z h = (h - n) z + n
        TensorPrimitives.Subtract(State, candidate, State);
        TensorPrimitives.MultiplyAdd(State, update, candidate, State);
    }

    private ReadOnlySpan<float> CandidateSum => _recurrentSums.AsSpan(2 * Size, Size);
}
