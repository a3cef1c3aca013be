using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Quantizes what an LSTM makes of its cell.</summary>
internal static class CellOutputQuantizer
{
    /// <exception cref="QuantizationException">Parameters beyond their formats.</exception>
    public static QuantizedOutput Quantize(RecurrentLayer layer, TableCurve table)
    {
        ActivationSpec spec = CellBounds.Output(layer).On(table);
        double scale = spec.Sign * spec.Row.Factor * Math.Pow(2, spec.Row.FractionBits - FixedPoint.ValueBits);
        int shift = 0;
        while (scale * Math.Pow(2, shift) % 1 != 0 && Math.Abs(scale) * Math.Pow(2, shift + 1) < int.MaxValue && shift < 30)
        {
            shift++;
        }

        double half = shift > 0 ? Math.Pow(2, shift - 1) : 0;
        double bias = Math.Round(spec.Row.Offset * Math.Pow(2, shift)) + half;
        if (Math.Abs(scale) > int.MaxValue || Math.Abs(bias) >= ModelLimits.Sum)
        {
            throw new QuantizationException($"layer {layer.Name}: output activation: parameters are too large");
        }

        return new QuantizedOutput((int)Math.Round(scale * Math.Pow(2, shift)), (long)bias, shift, spec.Function);
    }
}
