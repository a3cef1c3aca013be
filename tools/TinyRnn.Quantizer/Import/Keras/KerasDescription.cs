using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>What a saved model says beyond its layers: task, features, window; what is stated beside it comes first.</summary>
internal sealed class KerasDescription(KerasSource source, Translation translation, string loss)
{
    /// <exception cref="ImportException">What is stated does not fit the model.</exception>
    public ImportOptions Complete(ImportOptions stated) =>
        stated with
        {
            Task = stated.Task ?? Task,
            Features = Features(stated.Features),
            Window = stated.Window ?? Window,
        };

    private NetworkTask Task
    {
        get
        {
            JsonObject last = translation.Network[^1];
            string activation = last["activation"] is JsonValue value && value.TryGetValue(out string? name) ? name : "";
            bool isSquared = loss.Contains("mean", StringComparison.Ordinal) || loss is "mse" or "mae";
            return activation is "softmax" or "log_softmax" ? NetworkTask.MultiClass
                : activation == "sigmoid" && IsDense(last) && translation.OutputSize == 1 && !isSquared ? NetworkTask.Binary
                : NetworkTask.Regression;
        }
    }

    private int Window =>
        !translation.IsRecurrent || translation.IsStateful ? 0
        : translation.Steps <= Limits.Window ? translation.Steps
        : throw source.Refuse($"window: expected at most {Limits.Window} steps, found {translation.Steps}");

    private static bool IsDense(JsonObject entry) => (string?)entry["type"] == "dense";

    private Channel[]? Features(IReadOnlyList<Channel>? stated)
    {
        if (translation.Features is not { } scales)
        {
            return stated?.ToArray();
        }

        if (stated is not null && (stated.Count != scales.Count || stated.Any(feature => (feature.Mean, feature.Deviation) != (0, 1))))
        {
            throw source.Refuse(
                $"features: expected {scales.Count} without mean and deviation, as the model has a Normalization layer; found {stated.Count}"
                    + (stated.Any(feature => (feature.Mean, feature.Deviation) != (0, 1)) ? " with their own" : "")
            );
        }

        return scales
            .Select((scale, i) => (stated?[i] ?? new Channel(NameOf(i), "", 0, 1)) with { Mean = scale.Mean, Deviation = scale.Deviation })
            .ToArray();
    }

    private static string NameOf(int feature) => string.Create(CultureInfo.InvariantCulture, $"x{feature}");
}
