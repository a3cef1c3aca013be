using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;
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

    /// <summary>True for outputs of the network that move by so little that they need all bits of the table; see <see cref="FineOutputs"/>.</summary>
    public bool IsFine { get; init; }

    /// <param name="layer">Float weights.</param>
    /// <param name="weights">[output, input]: the layer's, or with input scaling folded in.</param>
    /// <param name="bias">[output], likewise.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What calibration saw come out.</param>
    /// <param name="logitBits">Fraction bits that a softmax behind the layer takes; 0 where there is none.</param>
    public QuantizedDense Quantize(DenseLayer layer, double[] weights, double[] bias, LayerInput input, TensorStatistics output, int logitBits)
    {
        int fractionBits = logitBits > 0 ? logitBits : IsFine ? ActivationSpec.MostFractionBits(layer.Activation) : FractionBits(layer.Activation, output.Range);
        var spec = ActivationSpec.Of(layer.Activation, null, fractionBits, $"layer {layer.Name}: activation");
        spec = (IsFine ? spec.Fine() : spec).On(options.Table);
        double[] signed = [.. weights.Select(weight => spec.Sign * weight)];
        double[] signedBias = [.. bias.Select(value => spec.Sign * value)];
        MatrixPrecision precision = options.Precision.Input;
        RoundedWeights rounded = Round(signed, signedBias, precision.Bits, input, output);
        var product = QuantizedProduct.OfInput(rounded, precision.Lanes, input, options.FineCopies);
        RowSpec[] specs = [.. Enumerable.Repeat(spec.Row, layer.OutputSize)];
        if (options.TableCorrection && spec.IsLookedUp && output.Inputs is { Sums.Count: > 0 } samples)
        {
            specs = TableFit.Of(specs, options.Table, row => [.. samples.Sums.Select(sums => spec.Sign * sums[row])]);
        }

        RowTerms[] rows = [.. signedBias.Select((value, row) => new RowTerms(specs[row], value, product.Row(row)))];
        return new QuantizedDense(
            layer.Name, layer.InputSize, layer.OutputSize, product.Copy, RowScaler.Scale(rows, layer.Name).Rows, product.Matrix, spec.Function);
    }

    /// <summary>The weights as integers; the bias receives what it can make up for.</summary>
    private RoundedWeights Round(double[] weights, double[] bias, int bits, LayerInput input, TensorStatistics output)
    {
        // Readings are scaled before they are rounded, and samples are as the layer took them.
        if (options.Compensation && !input.IsReading && output.Inputs is { } samples)
        {
            return RoundedWeights.Compensated(weights, bias, bits, samples.Curvature);
        }

        var rounded = RoundedWeights.Nearest(weights, bias.Length, bits);
        if (options.BiasCorrection)
        {
            BiasCorrection.Apply(bias, weights, rounded.Integers, rounded.Scales, _ => input.Means);
        }

        return rounded;
    }

    /// <summary>What the next layer's copies must cover: outputs with a bound reach it, others are as calibration saw them.</summary>
    public static double Range(DenseLayer layer, TensorStatistics output)
    {
        double bound = Bound(layer.Activation);
        return double.IsFinite(bound) ? bound : output.Range > 0 ? output.Range * Headroom : 1;
    }

    /// <summary>As fine as the outputs' range allows, and the function's parameter: 1.0 of a bounded one is representable, others keep room.</summary>
    private static int FractionBits(Activation activation, double range)
    {
        (double least, double most) = ActivationVocabulary.Of(activation.Kind).Range(activation.Alpha, activation.Beta);
        bool isUnit = least >= 0 && most <= 1;
        return isUnit ? FixedPoint.GateBits
            : Bound(activation) <= 1 ? FixedPoint.ValueBits
            : Math.Clamp(MostFractionBits - PortableMath.CeilingLog2(Math.Max(range, 1e-6) * OutputRoom), 0, ActivationSpec.MostFractionBits(activation));
    }

    private static double Bound(Activation activation)
    {
        (double least, double most) = ActivationVocabulary.Of(activation.Kind).Range(activation.Alpha, activation.Beta);
        return Math.Max(Math.Abs(least), Math.Abs(most));
    }
}
