using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>
/// Takes the mean error of the outputs back: in the biases of a last Dense layer, or in what is added to a state that is the output. Where outputs
/// barely move, what lies between two nodes of the sigmoid's table is the same error at every step, and larger than all others.
/// </summary>
internal static class OutputCorrection
{
    // What is not worth a second rounding and measurement.
    private const double LittleGain = 0.99;

    // Where the function is flatter, its slope at the mean says little about the steps on the way there.
    private const double LeastSlope = 0.05;

    /// <summary>The network, corrected; null where its last layer cannot be or has a function that is not known to be smooth, and where the error would hardly be less.</summary>
    /// <param name="network">The float network.</param>
    /// <param name="errors">Of an integer model of it.</param>
    public static Network? Apply(Network network, OutputErrors errors)
    {
        if (errors.CentredWithoutMeans > LittleGain * errors.Centred || errors.Steps == 0)
        {
            return null;
        }

        Channel[] outputs = [.. Enumerable.Range(0, network.OutputSize).Select(i => OutputOf(network, i))];
        return network.Layers[^1] switch
        {
            DenseLayer dense => Apply(network, dense, outputs, errors),
            RecurrentLayer or BidirectionalLayer or ReverseLayer or LastStepLayer when network.Description.Task == NetworkTask.Regression =>
                network with { Description = network.Description with { Outputs = [.. outputs.Select((output, i) => output with { Mean = output.Mean - errors.MeanError(i) })] } },
            _ => null,
        };
    }

    private static Network? Apply(Network network, DenseLayer dense, Channel[] outputs, OutputErrors errors)
    {
        float[] bias = [.. dense.Bias];
        for (int i = 0; i < bias.Length; i++)
        {
            double value = (errors.MeanExpected(i) - outputs[i].Mean) / outputs[i].Deviation;
            if (Slope(dense.Activation.Kind, value) is not double slope)
            {
                return null;
            }

            bias[i] -= (float)(errors.MeanError(i) / outputs[i].Deviation / Math.Max(slope, LeastSlope));
        }

        return network with { Layers = [.. network.Layers.SkipLast(1), dense with { Bias = bias }] };
    }

    private static Channel OutputOf(Network network, int output)
    {
        IReadOnlyList<Channel> outputs = network.Description.Outputs;
        return output < outputs.Count ? outputs[output] : new Channel("", "", 0, 1);
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
