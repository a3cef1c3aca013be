using System;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>h = f(W x + bx + U h + bh) with any activation f.</summary>
internal sealed class CustomRnn(RecurrentLayer layer) : CustomCell(layer)
{
    public override void Step(ReadOnlySpan<float> input)
    {
        Multiply(input);
        TensorPrimitives.Add(InputSum(0), RecurrentSum(0), State);
        CellActivation.Apply(Candidate, Options.Clip, State);
    }
}
