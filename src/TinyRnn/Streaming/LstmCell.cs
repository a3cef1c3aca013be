using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Long short-term memory for a loop written by hand: c = f c + i g, h = o tanh(c).</summary>
public sealed class LstmCell : RecurrentCell
{
    /// <summary>Makes a cell of a network of one layer, for example of <see cref="RnnModel.Layer"/>.</summary>
    /// <exception cref="ArgumentException">The network has more layers, or another kind of layer.</exception>
    public LstmCell(RecurrentNetwork network)
        : base(network, "Lstm", LayerKind.Lstm) { }

    /// <summary>Values in c.</summary>
    public int CellSize => CellSegment.Length;

    /// <summary>Fraction bits of c on integers: 20.</summary>
    public int CellFractionBits => CellSegment.FractionBits;

    /// <summary>One step on integers.</summary>
    /// <param name="input">[InputSize], at most <see cref="ModelInfo.InputLimit"/> of the network in magnitude.</param>
    /// <param name="h">[HiddenSize], h before and after, at most <see cref="RecurrentCell.HiddenBound"/> in magnitude.</param>
    /// <param name="c">[CellSize], c before and after, at most 2^31 - 1 in magnitude.</param>
    /// <exception cref="ArgumentException">A wrong length, or a value out of range; h and c are unchanged.</exception>
    public void Step(int[] input, int[] h, int[] c) => StepCore(input, h, c);

    /// <summary>One step on floats.</summary>
    /// <param name="input">[InputSize], in the units of the network's inputs.</param>
    /// <param name="h">[HiddenSize], h before and after.</param>
    /// <param name="c">[CellSize], c before and after, within +-2048.</param>
    /// <exception cref="ArgumentException">A wrong length, or a value out of range; h and c are unchanged.</exception>
    public void Step(float[] input, float[] h, float[] c) => StepCore(input, h, c);
}
