using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>h = a(W x + bx + U h + bh).</summary>
internal sealed class FloatRnn : FloatCell
{
    public FloatRnn(RecurrentLayer layer)
        : base(layer) => JoinBiases();

    public override void Step(ReadOnlySpan<float> input)
    {
        Samples?.Begin(input, State, default);
        MultiplyBoth(input);
        Samples?.Take(0, InputSum(0));
        InputSum(0).CopyTo(State);
        CellActivation.Apply(Options.CandidateActivation, Options.Clip, State);
    }
}
