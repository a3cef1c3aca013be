using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Batch normalization as it is after training: a factor and an offset of each channel.</summary>
internal static class NormalizationOperators
{
    private const double DefaultEpsilon = 1e-5;

    public static Value BatchNormalization(Node node)
    {
        Signal signal = node.RequiredSignal(0, "X");
        double[] scale = Channel(node, 1, "scale");
        double[] bias = Channel(node, 2, "B");
        double[] mean = Channel(node, 3, "input_mean");
        double[] variance = Channel(node, 4, "input_var");
        double epsilon = node.Attributes.Real("epsilon") ?? DefaultEpsilon;
        _ = node.Attributes.Real("momentum");
        bool isSpatial = node.Attributes.Flag("spatial", true);
        if (node.Attributes.Flag("training_mode", false) || !isSpatial)
        {
            throw node.Refused("expected it as it is after training (training_mode 0), channel by channel");
        }

        int count = signal.Rank < 2 ? 0 : signal.Shape[1];
        if (signal.StepAxis == 1 || new[] { scale, bias, mean, variance }.Any(values => values.Length != count))
        {
            throw node.AxesRefused($"expected {scale.Length} channels in axis 1, found {signal.Describe()}");
        }

        double[] factor = scale.Select((value, i) => value / Math.Sqrt(variance[i] + epsilon)).ToArray();
        double[] offset = bias.Select((value, i) => value - (mean[i] * factor[i])).ToArray();
        int[] shape = [count, .. Enumerable.Repeat(1, signal.Rank - 2)];
        Signal scaled = ArithmeticOperators.Multiply(node, signal, new Constant(node.Name, ConstantKind.Real, shape, factor));
        return ArithmeticOperators.AddScaled(node, scaled, new Constant(node.Name, ConstantKind.Real, shape, offset), 1);
    }

    private static double[] Channel(Node node, int index, string input) => Weights.Finite(node, node.RequiredConstant(index, input), input);
}
