using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What copies of a hidden state cover: they are few steps, and a state that stays small must not be lost between two of them.</summary>
internal static class HiddenRange
{
    // A state that tanh bounds may grow slowly for longer than calibration lasted; two bits are kept for that.
    public const double BoundedHeadroom = 2;

    // Q20 in 32 bits.
    private const double MostUnbounded = 1 << (31 - FixedPoint.ValueBits);

    /// <param name="layer">The layer.</param>
    /// <param name="output">What calibration saw of h.</param>
    /// <param name="options">May ask for more, for the sake of initial states.</param>
    /// <exception cref="QuantizationException">A state that grew beyond its format.</exception>
    public static double Of(RecurrentLayer layer, TensorStatistics output, QuantizationOptions options)
    {
        if (CellBounds.FractionBits(layer) == FixedPoint.ValueBits)
        {
            RequireBelow(layer, "state", output.Range);
        }

        if (!IsSquashed(layer))
        {
            RequireBelow(layer, "cell", output.Cell?.Range ?? 0);
        }

        double initial = CellBounds.Largest(layer.EffectiveOptions.InitialHidden);
        return Math.Max(Math.Max(CellBounds.Range(CellBounds.OfHidden(layer), output.Range), initial), options.StateRange);
    }

    /// <summary>True when all that is made of c is a tanh of it, to which a cell cut at 2048 is as good as any larger one.</summary>
    private static bool IsSquashed(RecurrentLayer layer) =>
        layer.EffectiveOptions is { OutputActivation.Kind: ActivationKind.Tanh, Peepholes.Length: 0 };

    private static void RequireBelow(RecurrentLayer layer, string what, double seen)
    {
        if (!(seen < MostUnbounded))
        {
            throw new QuantizationException($"layer {layer.Name}: expected a {what} below {MostUnbounded}, found {seen} in calibration");
        }
    }
}
