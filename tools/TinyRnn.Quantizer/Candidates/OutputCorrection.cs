using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>
/// Takes the mean error of the outputs back in the biases of the last layer. Where outputs barely move, what lies between two nodes of
/// the sigmoid's table is the same error at every step, and larger than all others.
/// </summary>
internal static class OutputCorrection
{
    // What is not worth a second rounding and measurement.
    private const double LittleGain = 0.99;

    // Where the function is flatter, its slope at the mean says little about the steps on the way there.
    private const double LeastSlope = 0.05;

    /// <summary>The network with other biases; null where its last layer has none, or a function that is not known to be smooth, and where the error would hardly be less.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="errors">Of an integer model of it.</param>
    public static Network? Apply(Network network, OutputErrors errors)
    {
        if (network.Layers[^1] is not DenseLayer dense || errors.CentredWithoutMeans > LittleGain * errors.Centred || errors.Steps == 0)
        {
            return null;
        }

        float[] bias = [.. dense.Bias];
        IReadOnlyList<Channel> outputs = network.Description.Outputs;
        for (int i = 0; i < bias.Length; i++)
        {
            Channel output = i < outputs.Count ? outputs[i] : new Channel("", "", 0, 1);
            double value = (errors.MeanExpected(i) - output.Mean) / output.Deviation;
            if (Slope(dense.Activation.Kind, value) is not double slope)
            {
                return null;
            }

            bias[i] -= (float)(errors.MeanError(i) / output.Deviation / Math.Max(slope, LeastSlope));
        }

        return network with { Layers = [.. network.Layers.SkipLast(1), dense with { Bias = bias }] };
    }

    /// <summary>The function's derivative where its value is y.</summary>
    private static double? Slope(ActivationKind kind, double y) =>
        kind switch
        {
            ActivationKind.None => 1,
            ActivationKind.Sigmoid => y * (1 - y),
            ActivationKind.Tanh => 1 - (y * y),
            _ => null,
        };
}
