using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// h = (1 - z) n + z h, with n = g(W x + bx + r (U h + bh)), or n = g(W x + bx + U (r h) + bh) where the reset comes before.
/// </summary>
internal sealed class CustomGru(RecurrentLayer layer) : CustomCell(layer)
{
    private readonly float[] _reset = new float[layer.HiddenSize];

    protected override int InnerLength => Options.ResetBefore ? Size : 0;

    public override void Step(ReadOnlySpan<float> input)
    {
        Multiply(input);
        Span<float> gates = InputSums.AsSpan(0, 2 * Size);
        TensorPrimitives.Add(gates, RecurrentSums.AsSpan(0, 2 * Size), gates);
        CellActivation.Apply(Options.GateActivation, Options.Clip, gates);
        ReadOnlySpan<float> reset = InputSum(0);
        ReadOnlySpan<float> update = InputSum(1);
        Span<float> candidate = InputSum(2);
        if (Options.ResetBefore)
        {
            TensorPrimitives.Multiply(reset, State, _reset);
            Statistics?.Inner?.Add(_reset);
            MultiplyRecurrent(_reset);
            TensorPrimitives.Add(candidate, RecurrentSum(2), candidate);
        }
        else
        {
            TensorPrimitives.MultiplyAdd(reset, RecurrentSum(2), candidate, candidate);
        }

        CellActivation.Apply(Candidate, Options.Clip, candidate);

        // (1 - z) n + z h = (h - n) z + n
        TensorPrimitives.Subtract(State, candidate, State);
        TensorPrimitives.MultiplyAdd(State, update, candidate, State);
    }
}
