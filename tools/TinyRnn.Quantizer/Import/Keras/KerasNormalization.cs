using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>A Normalization layer, (x - mean) / max(sqrt(variance), 1e-7), as mean and deviation of the features.</summary>
internal static class KerasNormalization
{
    /// <summary>How many values a layer was adapted to: an integer among its tensors, of no use here.</summary>
    public const string Count = "count";

    private const double SmallestDeviation = 1e-7;

    /// <param name="layer">The layer.</param>
    /// <param name="weights">The model's tensors.</param>
    /// <param name="rank">Of the input.</param>
    /// <param name="size">Values in, if known.</param>
    /// <exception cref="ImportException">Not supported.</exception>
    public static IReadOnlyList<(double Mean, double Deviation)> Read(KerasLayer layer, IKerasWeights weights, int rank, int? size)
    {
        if (layer.Flag("invert", false))
        {
            throw layer.Refuse("invert is not supported");
        }

        string axis = layer.Has("axis") ? KerasJson.Show(layer.Get("axis")).Replace(" ", "", StringComparison.Ordinal) : "-1";
        if (!new[] { "null", "[]", "-1", "[-1]", $"{rank - 1}", $"[{rank - 1}]" }.Contains(axis))
        {
            throw layer.Refuse($"axis {axis} is not supported; -1, one mean per feature, is");
        }

        (double[] mean, double[] variance) = Statistics(layer, weights);
        int count = size ?? Math.Max(mean.Length, 1);
        bool isRight = mean.Length == variance.Length && (mean.Length == 1 || mean.Length == count) && count <= Limits.Inputs;
        if (!isRight || !mean.All(double.IsFinite) || !variance.All(value => double.IsFinite(value) && value >= 0))
        {
            throw layer.Refuse($"expected {count} finite means and variances, found {mean.Length} and {variance.Length}");
        }

        return Enumerable
            .Range(0, count)
            .Select(i => i % mean.Length)
            .Select(i => (mean[i], Math.Max(Math.Sqrt(variance[i]), SmallestDeviation)))
            .ToArray();
    }

    /// <summary>Mean and variance as the configuration states them, or as adapt() found them.</summary>
    private static (double[] Mean, double[] Variance) Statistics(KerasLayer layer, IKerasWeights weights)
    {
        if (layer.Find("mean") is { } mean)
        {
            return (Numbers(layer, mean).ToArray(), Numbers(layer, layer.Get("variance")).ToArray());
        }

        Dictionary<string, Weight> found = weights.Take(layer, [new WeightGroup("", ["mean", "variance", Count])])[0];
        return (Doubles(found["mean"]), Doubles(found["variance"]));
    }

    private static double[] Doubles(Weight weight) => Array.ConvertAll(weight.Values, value => (double)value);

    /// <summary>The numbers of a list, however nested, also of a serialized array.</summary>
    private static IEnumerable<double> Numbers(KerasLayer layer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            bool isArray = KerasJson.TextOf(value, "class_name") is "__numpy__" or "__tensor__";
            return isArray && KerasJson.Member(KerasJson.Member(value, "config"), "value") is { } inner
                ? Numbers(layer, inner)
                : throw layer.Refuse($"mean, variance: expected numbers, found {KerasJson.Show(value)}");
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number => [value.GetDouble()],
            JsonValueKind.Array => value.EnumerateArray().SelectMany(item => Numbers(layer, item)),
            _ => throw layer.Refuse($"mean, variance: expected numbers, found {KerasJson.Show(value)}"),
        };
    }
}
