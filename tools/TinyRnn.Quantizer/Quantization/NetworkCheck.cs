using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What a network must be to fit the format. Checked before any arithmetic, so that the error speaks of the network.</summary>
internal static class NetworkCheck
{
    /// <exception cref="QuantizationException">Says what, expected and found.</exception>
    public static void Require(Network network)
    {
        RequireRange("number of layers", network.Layers.Count, 1, ModelLimits.Layers);
        RequireRange("number of inputs", network.InputSize, 1, ModelLimits.Inputs);
        int recurrent = 0;
        int size = network.InputSize;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            NetworkLayer layer = network.Layers[i];
            RequireLayer(layer, size);
            recurrent += StructureRules.IsRecurrent(layer) ? 1 : 0;
            size = layer.OutputSize;
        }

        RequireRange("number of recurrent layers", recurrent, 0, ModelLimits.RecurrentLayers);
        RequireRange("number of outputs", network.OutputSize, 1, ModelLimits.Outputs);
        RequireRange("window", network.Window, 0, ModelLimits.WindowSteps);
        if (StructureRules.Violation(network) is { } violation)
        {
            throw new QuantizationException(violation);
        }

        NetworkDescription description = network.Description;
        if (description.Threshold is not (>= 0 and <= 1))
        {
            throw new QuantizationException($"threshold: expected 0 to 1, found {description.Threshold}");
        }

        RequireChannels("feature", description.Features, network.InputSize);
        RequireChannels("output", description.Outputs, network.OutputSize);
    }

    private static void RequireLayer(NetworkLayer layer, int inputSize)
    {
        string what = $"layer {layer.Name}: ";
        RequireRange(what + "input size", layer.InputSize, inputSize, inputSize);
        RequireRange(what + "output size", layer.OutputSize, 1, layer is RecurrentLayer or DenseLayer ? ModelLimits.Outputs : ModelLimits.LayerValues);
        switch (layer)
        {
            case RecurrentLayer cell:
                RequireCell(what, cell);
                break;
            case DenseLayer dense:
                RequireValues(what + "weights", dense.Weights, dense.OutputSize * dense.InputSize);
                RequireValues(what + "bias", dense.Bias, dense.OutputSize);
                CellOptionsCheck.RequireActivation(what + "activation", dense.Activation);
                break;
            case ReverseLayer reverse:
                RequireDirection(what, reverse.Layer, inputSize);
                break;
            case BidirectionalLayer bidirectional:
                RequireDirection(what + "forward ", bidirectional.Forward, inputSize);
                RequireDirection(what + "backward ", bidirectional.Backward, inputSize);
                break;
            case EmbeddingLayer embedding:
                RequireRange(what + "tokens", embedding.Tokens, 2, ModelLimits.Tokens);
                RequireValues(what + "weights", embedding.Weights, embedding.Tokens * embedding.Size);
                break;
            case OneHotLayer oneHot:
                RequireRange(what + "tokens", oneHot.Tokens, 2, ModelLimits.LayerValues);
                break;
            case LastStepLayer or SoftmaxLayer or ArgMaxLayer or ReconstructionErrorLayer:
                break;
            case PoolingLayer:
                break;
            case LastStepsLayer last:
                RequireRange(what + "steps", last.Steps, 1, ModelLimits.WindowSteps);
                break;
            case RepeatLayer repeat:
                RequireRange(what + "steps", repeat.Steps, 1, ModelLimits.WindowSteps);
                break;
            case FlattenLayer flatten:
                RequireRange(what + "values of all steps", flatten.OutputSize, 1, ModelLimits.LayerValues);
                break;
            default:
                throw new QuantizationException($"{what}{layer.GetType().Name} is not supported");
        }
    }

    private static void RequireDirection(string what, RecurrentLayer cell, int inputSize)
    {
        RequireRange(what + "input size", cell.InputSize, inputSize, inputSize);
        RequireRange(what + "output size", cell.OutputSize, 1, ModelLimits.Outputs);
        RequireCell(what, cell);
    }

    private static void RequireCell(string what, RecurrentLayer cell)
    {
        RequireRange(what + "hidden size", cell.HiddenSize, 1, ModelLimits.Outputs);
        int rows = cell.Gates * cell.HiddenSize;
        RequireValues(what + "input weights", cell.InputWeights, rows * cell.InputSize);
        RequireValues(what + "recurrent weights", cell.RecurrentWeights, rows * cell.OutputSize);
        RequireValues(what + "input bias", cell.InputBias, rows);
        RequireValues(what + "recurrent bias", cell.RecurrentBias, rows);
        CellOptionsCheck.Require(what, cell);
    }

    internal static void RequireValues(string what, float[] values, int length)
    {
        RequireRange(what, values.Length, length, length);
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new QuantizationException($"{what}[{i}]: expected a finite number, found {values[i]}");
            }
        }
    }

    private static void RequireChannels(string what, IReadOnlyList<Channel> channels, int size)
    {
        if (channels.Count > 0)
        {
            RequireRange($"number of {what}s", channels.Count, size, size);
        }

        foreach (Channel channel in channels)
        {
            if (!double.IsFinite(channel.Mean))
            {
                throw new QuantizationException($"{what} {channel.Name}: mean: expected a finite number, found {channel.Mean}");
            }

            if (!double.IsFinite(channel.Deviation) || channel.Deviation <= 0)
            {
                throw new QuantizationException($"{what} {channel.Name}: deviation: expected a positive number, found {channel.Deviation}");
            }
        }
    }

    internal static void RequireRange(string what, int value, int least, int most)
    {
        if (value < least || value > most)
        {
            throw new QuantizationException($"{what}: expected {(least == most ? $"{least}" : $"{least} to {most}")}, found {value}");
        }
    }
}
