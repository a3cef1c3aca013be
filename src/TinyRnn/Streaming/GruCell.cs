using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>A gated recurrent unit for a loop written by hand: h = (1 - z) n + z h.</summary>
public sealed class GruCell : RecurrentCell
{
    /// <summary>Makes a cell of a network of one layer, for example of <see cref="RnnModel.Layer"/>.</summary>
    /// <exception cref="ArgumentException">The network has more layers, or another kind of layer.</exception>
    public GruCell(RecurrentNetwork network)
        : base(network, "Gru", LayerKind.Gru) { }

    /// <summary>One step on integers.</summary>
    /// <param name="input">[InputSize], at most <see cref="ModelInfo.InputLimit"/> of the network in magnitude.</param>
    /// <param name="h">[HiddenSize], h before and after, at most <see cref="RecurrentCell.HiddenBound"/> in magnitude.</param>
    /// <exception cref="ArgumentException">A wrong length, or a value out of range; h is unchanged.</exception>
    public void Step(int[] input, int[] h) => StepCore(input, h, null);

    /// <summary>One step on floats.</summary>
    /// <param name="input">[InputSize], in the units of the network's inputs.</param>
    /// <param name="h">[HiddenSize], h before and after.</param>
    /// <exception cref="ArgumentException">A wrong length, or a value out of range; h is unchanged.</exception>
    public void Step(float[] input, float[] h) => StepCore(input, h, null);
}
