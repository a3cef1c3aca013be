using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Outputs that move by so little that the rounding of the table's values, to Q21 of a sigmoid and Q20 of a tanh, is a share of it. Those have the
/// fine function, and the finest format that there is for it.
/// </summary>
internal static class FineOutputs
{
    // An output that stays nearer to its mean than this share of it does not move: what is left is the rounding of the float network's numbers.
    private const double LeastMove = 1e-6;

    /// <summary>Whether a layer is the last that computes, its function is one of the table's, and its rounding matters to the least of the outputs.</summary>
    public static bool AreWorthIt(Network network, int index, CalibrationStatistics statistics)
    {
        if (network.Layers[index] is not DenseLayer { Activation: Activation activation } || Gain(activation) is not double gain || !network.Layers.Skip(index + 1).All(Selects))
        {
            return false;
        }

        // A gain below 1 has the format's step, one above it the table's.
        double step = Math.Max(1, gain) * Math.Pow(2, activation.Kind == ActivationKind.Sigmoid ? -FixedPoint.GateBits : -FixedPoint.ValueBits);
        return step / Math.Sqrt(12) > TableFit.LeastError * LeastOf(statistics.LayerOutputs[^1]);
    }

    /// <summary>What a function of the table is multiplied with; null for all others, and for 0.</summary>
    private static double? Gain(Activation activation) =>
        activation.Kind switch
        {
            ActivationKind.Sigmoid or ActivationKind.Tanh => 1,
            ActivationKind.ScaledTanh when activation.Alpha != 0 => Math.Abs(activation.Alpha),
            _ => null,
        };

    private static bool Selects(NetworkLayer layer) => layer is LastStepLayer or LastStepsLayer or FlattenLayer or RepeatLayer;

    /// <summary>What the output deviates by that deviates least, of those that are not constant; infinite when all are.</summary>
    private static double LeastOf(TensorStatistics outputs) =>
        Enumerable.Range(0, outputs.Length).Where(i => outputs.LargestDistance(i, outputs.Mean(i)) > LeastMove * Math.Abs(outputs.Mean(i)))
            .Select(outputs.Deviation).DefaultIfEmpty(double.PositiveInfinity).Min();
}
