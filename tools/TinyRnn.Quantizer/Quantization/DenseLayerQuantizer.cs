using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

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
    public QuantizedLayer Quantize(DenseLayer layer, double[] weights, double[] bias, LayerInput input, TensorStatistics output)
    {
        (QuantizedMatrix matrix, int limit) = MatrixQuantizer.Quantize(weights, layer.OutputSize, options.WeightBits, input.LeastLimit);
        if (options.BiasCorrection)
        {
            BiasCorrection.Apply(bias, weights, matrix, input.Means);
        }

        int fractionBits = FractionBits(layer.Activation, output.Range);
        limit = input.Limit(limit);
        (CopyScale copy, double step) = input.Copy(limit);
        var scaler = new RowScaler([.. Enumerable.Repeat(Spec(layer.Activation, fractionBits), layer.OutputSize)], matrix, step, limit);
        QuantizedRows rows = scaler.Scale(bias, [], layer.Name);
        return new QuantizedLayer(
            Kind(layer.Activation), layer.Name, layer.InputSize, layer.OutputSize, fractionBits, copy, null, rows, matrix, null);
    }

    private static int FractionBits(DenseActivation activation, double range) =>
        activation switch
        {
            DenseActivation.Sigmoid or DenseActivation.HardSigmoid => FixedPoint.GateBits,
            DenseActivation.Tanh or DenseActivation.Softmax or DenseActivation.LogSoftmax => FixedPoint.ValueBits,
            _ => Math.Clamp(30 - (int)Math.Ceiling(Math.Log2(Math.Max(range, 1e-6) * OutputRoom)), 0, MostFractionBits),
        };

    private static RowSpec Spec(DenseActivation activation, int fractionBits) =>
        activation switch
        {
            DenseActivation.Sigmoid => RowSpec.Sigmoid,
            DenseActivation.Tanh => RowSpec.Tanh,
            DenseActivation.Softmax => RowSpec.Linear(Softmax.LogitBits),
            _ => RowSpec.Linear(fractionBits),
        };

    private static LayerKind Kind(DenseActivation activation) =>
        activation switch
        {
            DenseActivation.None => LayerKind.Dense,
            DenseActivation.Relu => LayerKind.DenseRelu,
            DenseActivation.Sigmoid => LayerKind.DenseSigmoid,
            DenseActivation.Tanh => LayerKind.DenseTanh,
            DenseActivation.Softmax => LayerKind.DenseSoftmax,
            DenseActivation.LogSoftmax => LayerKind.DenseLogSoftmax,
            DenseActivation.HardSigmoid => LayerKind.DenseHardSigmoid,
            _ => throw new QuantizationException($"activation {activation}: not supported"),
        };
}
