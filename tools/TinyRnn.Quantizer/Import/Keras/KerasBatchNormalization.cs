using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>Batch normalization of a trained model: (x - moving_mean) / sqrt(moving_variance + epsilon) * gamma + beta.</summary>
internal static class KerasBatchNormalization
{
    /// <summary>The names of the layer's tensors, in the file's order.</summary>
    /// <exception cref="ImportException">Not supported.</exception>
    public static WeightGroup WeightsOf(KerasLayer layer)
    {
        if (layer.Find("renorm") is { } renorm && !KerasJson.IsNothing(renorm))
        {
            throw layer.Refuse("renorm is not supported");
        }

        if (layer.Find("virtual_batch_size") is not null)
        {
            throw layer.Refuse("virtual_batch_size is not supported");
        }

        var names = new List<string>();
        names.AddRange(layer.Flag("scale", true) ? ["gamma"] : []);
        names.AddRange(layer.Flag("center", true) ? ["beta"] : []);
        return new WeightGroup("", [.. names, "moving_mean", "moving_variance"]);
    }

    /// <exception cref="ImportException">An axis other than that of the values.</exception>
    public static void CheckAxis(KerasLayer layer, bool isSequence)
    {
        string own = isSequence ? "2" : "1"; // tf.keras counts the axis out
        string axis = layer.Find("axis") is { } value ? KerasJson.Show(value).Replace(" ", "", StringComparison.Ordinal) : "-1";
        if (!new[] { "-1", "[-1]", own, $"[{own}]" }.Contains(axis))
        {
            throw layer.Refuse($"axis {axis} is not supported; -1 is");
        }
    }

    /// <exception cref="ImportException">A tensor of another shape, or no square root.</exception>
    public static AffineValues Read(KerasLayer layer, Dictionary<string, Weight> weights, int size)
    {
        foreach ((string name, Weight weight) in weights)
        {
            if (!weight.Has(size))
            {
                throw layer.Refuse($"{name}: expected shape [{size}], found {weight.ShapeText}");
            }
        }

        double epsilon = layer.Number("epsilon");
        float[] variance = weights["moving_variance"].Values;
        if (!Array.TrueForAll(variance, value => value + epsilon > 0))
        {
            throw layer.Refuse("expected moving_variance + epsilon to be above 0");
        }

        double[] factor = variance.Select((value, i) => Value(weights, "gamma", i, 1) / Math.Sqrt(value + epsilon)).ToArray();
        double[] offset = factor.Select((value, i) => Value(weights, "beta", i, 0) - (weights["moving_mean"].Values[i] * value)).ToArray();
        return new AffineValues(layer, factor, offset);
    }

    private static double Value(Dictionary<string, Weight> weights, string name, int index, double usual) =>
        weights.TryGetValue(name, out Weight? weight) ? weight.Values[index] : usual;
}
