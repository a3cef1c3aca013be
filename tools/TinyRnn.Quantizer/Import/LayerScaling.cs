using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>
/// Makes scales part of the weights: of the dense layer without an activation before them, else of the layer with weights after
/// them, else of a dense layer of their own. What comes out is the same.
/// </summary>
internal static class LayerScaling
{
    /// <exception cref="ImportException">Weights become too large for single precision.</exception>
    public static List<NetworkLayer> Fold(string file, IEnumerable<NetworkLayer> layers)
    {
        List<NetworkLayer> folded = layers.ToList();
        for (int at = folded.FindIndex(layer => layer is ScaleLayer); at >= 0; at = folded.FindIndex(layer => layer is ScaleLayer))
        {
            var scale = (ScaleLayer)folded[at];
            if (FindBefore(folded, at) is { } before)
            {
                folded[before] = After(file, (DenseLayer)folded[before], scale);
                folded.RemoveAt(at);
            }
            else if (FindAfter(folded, at, scale) is { } after)
            {
                folded[after] = Before(file, folded[after], Tiled(scale, folded[after].InputSize));
                folded.RemoveAt(at);
            }
            else
            {
                folded[at] = Alone(file, scale);
            }
        }

        return folded;
    }

    private static int? FindBefore(List<NetworkLayer> layers, int at)
    {
        int before = at == 0 ? -1 : layers.FindLastIndex(at - 1, at, layer => !Commutes(layer));
        return before >= 0 && layers[before] is DenseLayer { Activation.Kind: ActivationKind.None } ? before : null;
    }

    private static int? FindAfter(List<NetworkLayer> layers, int at, ScaleLayer scale)
    {
        bool rises = Array.TrueForAll(scale.Factor, factor => factor >= 0);
        int after = layers.FindIndex(at + 1, layer => !(Commutes(layer) || layer is FlattenLayer || (rises && layer is PoolingLayer)));
        return after >= 0 && (layers[after] is DenseLayer || LayerFacts.IsRecurrent(layers[after])) ? after : null;
    }

    /// <summary>True of layers that choose or average steps, value by value.</summary>
    private static bool Commutes(NetworkLayer layer) =>
        layer is LastStepLayer or LastStepsLayer or RepeatLayer or PoolingLayer { Pooling: Pooling.Mean };

    private static ScaleLayer Tiled(ScaleLayer scale, int size)
    {
        int count = size / scale.Size;
        return count == 1
            ? scale
            : new ScaleLayer(
                scale.Name,
                size,
                Enumerable.Repeat(scale.Factor, count).SelectMany(factors => factors).ToArray(),
                Enumerable.Repeat(scale.Offset, count).SelectMany(offsets => offsets).ToArray()
            );
    }

    private static DenseLayer After(string file, DenseLayer dense, ScaleLayer scale) =>
        dense with
        {
            Weights = ToSingle(file, scale, dense.Weights.Select((weight, i) => weight * scale.Factor[i / dense.InputSize])),
            Bias = ToSingle(file, scale, dense.Bias.Select((bias, i) => (bias * scale.Factor[i]) + scale.Offset[i])),
        };

    private static NetworkLayer Before(string file, NetworkLayer layer, ScaleLayer scale) =>
        layer switch
        {
            DenseLayer dense => dense with
            {
                Weights = Weights(file, dense.Weights, scale),
                Bias = Bias(file, dense.Weights, dense.Bias, scale),
            },
            RecurrentLayer cell => Before(file, cell, scale),
            ReverseLayer reverse => reverse with { Layer = Before(file, reverse.Layer, scale) },
            BidirectionalLayer both => both with { Forward = Before(file, both.Forward, scale), Backward = Before(file, both.Backward, scale) },
            _ => throw new InvalidOperationException($"Layer {layer.GetType().Name} has no weights."),
        };

    private static RecurrentLayer Before(string file, RecurrentLayer cell, ScaleLayer scale) =>
        cell with
        {
            InputWeights = Weights(file, cell.InputWeights, scale),
            InputBias = Bias(file, cell.InputWeights, cell.InputBias, scale),
        };

    private static DenseLayer Alone(string file, ScaleLayer scale)
    {
        var weights = new double[scale.Size * scale.Size];
        for (int i = 0; i < scale.Size; i++)
        {
            weights[(i * scale.Size) + i] = scale.Factor[i];
        }

        return new DenseLayer(
            scale.Name, scale.Size, scale.Size, ToSingle(file, scale, weights), ToSingle(file, scale, scale.Offset), Activation.None);
    }

    private static float[] Weights(string file, float[] weights, ScaleLayer scale) =>
        ToSingle(file, scale, weights.Select((weight, i) => weight * scale.Factor[i % scale.Size]));

    private static float[] Bias(string file, float[] weights, float[] bias, ScaleLayer scale)
    {
        double[] sums = bias.Select(value => (double)value).ToArray();
        for (int i = 0; i < weights.Length; i++)
        {
            sums[i / scale.Size] += weights[i] * scale.Offset[i % scale.Size];
        }

        return ToSingle(file, scale, sums);
    }

    private static float[] ToSingle(string file, ScaleLayer scale, IEnumerable<double> values)
    {
        float[] single = values.Select(value => (float)value).ToArray();
        return Array.TrueForAll(single, float.IsFinite)
            ? single
            : throw new ImportException(
                file,
                $"layer {Text.Quote(scale.Name)}: made part of the weights beside it, it gives numbers that are too large for single precision."
            );
    }
}
