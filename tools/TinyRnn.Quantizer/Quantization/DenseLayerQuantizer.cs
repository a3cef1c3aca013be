using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Quantizes fully connected layers.</summary>
internal sealed class DenseLayerQuantizer(QuantizationOptions options)
{
    /// <summary>How far beyond what calibration saw an unbounded output may go before it is cut on its way into the next layer.</summary>
    public const double Headroom = 1.25;

    // Outputs of the network keep far more room, because there the range costs nothing.
    private const double OutputRoom = 16;
    private const int MostFractionBits = 30;

    /// <param name="layer">Float weights.</param>
    /// <param name="weights">[output, input]: the layer's, or with input scaling folded in.</param>
    /// <param name="bias">[output], likewise.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What calibration saw come out.</param>
    /// <param name="logitBits">Fraction bits that a softmax behind the layer takes; 0 where there is none.</param>
    public QuantizedDense Quantize(DenseLayer layer, double[] weights, double[] bias, LayerInput input, TensorStatistics output, int logitBits)
    {
        QuantizedProduct product = QuantizedProduct.OfInput(weights, layer.OutputSize, options.WeightBits, input);
        int fractionBits = logitBits > 0 ? logitBits : FractionBits(layer.Activation, output.Range);
        ActivationSpec spec = ActivationSpec.Of(layer.Activation, null, fractionBits, $"layer {layer.Name}: activation");
        double[] signed = [.. weights.Select(weight => spec.Sign * weight)];
        double[] signedBias = [.. bias.Select(value => spec.Sign * value)];
        product = spec.Sign < 0 ? QuantizedProduct.OfInput(signed, layer.OutputSize, options.WeightBits, input) : product;
        if (options.BiasCorrection)
        {
            BiasCorrection.Apply(signedBias, signed, product.Matrix, input.Means);
        }

        RowTerms[] rows = [.. signedBias.Select((value, row) => new RowTerms(spec.Row, value, product.Row(row)))];
        return new QuantizedDense(
            layer.Name, layer.InputSize, layer.OutputSize, product.Copy, RowScaler.Scale(rows, layer.Name).Rows, product.Matrix, spec.Function);
    }

    /// <summary>What the next layer's copies must cover: outputs with a bound reach it, others are as calibration saw them.</summary>
    public static double Range(DenseLayer layer, TensorStatistics output)
    {
        double bound = Bound(layer.Activation);
        return double.IsFinite(bound) ? bound : output.Range > 0 ? output.Range * Headroom : 1;
    }

    /// <summary>As fine as the outputs' range allows: 1.0 of a bounded one is representable, others keep room.</summary>
    private static int FractionBits(Activation activation, double range)
    {
        (double least, double most) = ActivationVocabulary.Of(activation.Kind).Range(activation.Alpha, activation.Beta);
        bool isUnit = least >= 0 && most <= 1;
        return isUnit ? FixedPoint.GateBits
            : Bound(activation) <= 1 ? FixedPoint.ValueBits
            : Math.Clamp(MostFractionBits - (int)Math.Ceiling(Math.Log2(Math.Max(range, 1e-6) * OutputRoom)), 0, MostFractionBits);
    }

    private static double Bound(Activation activation)
    {
        (double least, double most) = ActivationVocabulary.Of(activation.Kind).Range(activation.Alpha, activation.Beta);
        return Math.Max(Math.Abs(least), Math.Abs(most));
    }
}
