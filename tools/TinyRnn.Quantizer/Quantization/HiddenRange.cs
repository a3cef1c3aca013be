using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What copies of a hidden state cover: they are few steps, and a state that stays small must not be lost between two of them.</summary>
internal static class HiddenRange
{
    // A state that tanh bounds may grow slowly for longer than calibration lasted; two bits are kept for that.
    private const double BoundedHeadroom = 4;

    /// <param name="cell">The kind of unit.</param>
    /// <param name="output">What calibration saw of h.</param>
    /// <param name="options">May ask for more, for the sake of initial states.</param>
    public static double Of(CellKind cell, TensorStatistics output, QuantizationOptions options)
    {
        double seen = output.Range > 0 ? output.Range : 1;
        double range = cell == CellKind.RnnRelu ? seen * DenseLayerQuantizer.Headroom : Math.Min(1, seen * BoundedHeadroom);
        return Math.Max(range, options.StateRange);
    }
}
