using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>h0 and c0 as integers.</summary>
internal static class InitialState
{
    /// <summary>h, then c; empty for zeros.</summary>
    /// <exception cref="QuantizationException">A value beyond its format.</exception>
    public static int[] Of(RecurrentLayer layer, int fractionBits)
    {
        CellOptions options = layer.EffectiveOptions;
        if (options.InitialHidden.Length + options.InitialCell.Length == 0)
        {
            return [];
        }

        int[] state = new int[layer.OutputSize + (layer.Cell == CellKind.Lstm ? layer.HiddenSize : 0)];
        for (int i = 0; i < options.InitialHidden.Length; i++)
        {
            state[i] = Value(layer, $"h[{i}]", options.InitialHidden[i], fractionBits, CellFormat.Bound(fractionBits));
        }

        for (int i = 0; i < options.InitialCell.Length; i++)
        {
            state[layer.OutputSize + i] = Value(layer, $"c[{i}]", options.InitialCell[i], FixedPoint.ValueBits, int.MaxValue);
        }

        return state;
    }

    private static int Value(RecurrentLayer layer, string what, float value, int fractionBits, int bound)
    {
        double scaled = Math.Round(value * Math.Pow(2, fractionBits));
        return Math.Abs(scaled) <= bound
            ? (int)scaled
            : throw new QuantizationException(
                $"layer {layer.Name}: initial {what}: expected below {Math.Round(bound / Math.Pow(2, fractionBits))} in magnitude, found {value}");
    }
}
