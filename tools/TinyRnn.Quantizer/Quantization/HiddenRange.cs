using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What copies of a hidden state cover: they are few steps, and a state that stays small must not be lost between two of them.</summary>
internal static class HiddenRange
{
    // A state that tanh bounds may grow slowly for longer than calibration lasted; two bits are kept for that.
    public const double BoundedHeadroom = 4;

    // Q20 in 32 bits.
    private const double MostRelu = 1 << (31 - FixedPoint.ValueBits);

    /// <param name="layer">The layer.</param>
    /// <param name="output">What calibration saw of h.</param>
    /// <param name="options">May ask for more, for the sake of initial states.</param>
    /// <exception cref="QuantizationException">A relu state that grew beyond its format.</exception>
    public static double Of(RecurrentLayer layer, TensorStatistics output, QuantizationOptions options)
    {
        if (!CellRules.IsUsual(layer))
        {
            return OfCustom(layer, output, options);
        }

        double seen = output.Range > 0 ? output.Range : 1;
        if (layer.Cell == CellKind.RnnRelu && !(seen < MostRelu))
        {
            throw new QuantizationException($"layer {layer.Name}: expected a relu state below {MostRelu}, found {seen} in calibration");
        }

        double range = layer.Cell == CellKind.RnnRelu ? seen * DenseLayerQuantizer.Headroom : Math.Min(1, seen * BoundedHeadroom);
        return Math.Max(range, options.StateRange);
    }

    private static double OfCustom(RecurrentLayer layer, TensorStatistics output, QuantizationOptions options)
    {
        double bound = CellBounds.OfHidden(layer);
        if (CellBounds.FractionBits(layer) == FixedPoint.ValueBits)
        {
            RequireBelow(layer, "state", output.Range);
        }

        RequireBelow(layer, "cell", output.Cell?.Range ?? 0);
        double initial = CellBounds.Largest(CellRules.OptionsOf(layer).InitialHidden);
        return Math.Max(Math.Max(CellBounds.Range(bound, output.Range), initial), options.StateRange);
    }

    private static void RequireBelow(RecurrentLayer layer, string what, double seen)
    {
        if (!(seen < MostRelu))
        {
            throw new QuantizationException($"layer {layer.Name}: expected a {what} below {MostRelu}, found {seen} in calibration");
        }
    }
}
