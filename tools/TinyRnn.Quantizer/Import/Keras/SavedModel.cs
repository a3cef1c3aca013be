using System;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>A saved model: what its configuration says, and its tensors.</summary>
/// <param name="Source">The file, and which Keras wrote it.</param>
/// <param name="Config">The serialized model, with class_name and config.</param>
/// <param name="Loss">The name of the loss in lower case without underscores; empty if the model was not compiled.</param>
/// <param name="Weights">Its tensors.</param>
internal sealed record SavedModel(KerasSource Source, JsonElement Config, string Loss, IKerasWeights Weights)
{
    /// <summary>The loss's name in any of the forms in which it is stored.</summary>
    public static string LossOf(JsonElement? training)
    {
        JsonElement? loss = KerasJson.Member(training, "loss");
        while (loss is { ValueKind: JsonValueKind.Object })
        {
            bool hasConfig = KerasJson.Member(loss, "config") is { ValueKind: JsonValueKind.Object };
            loss = KerasJson.Member(loss, hasConfig ? "class_name" : "config");
        }

        string name = loss is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";
        return name.ToLowerInvariant().Replace("_", "", StringComparison.Ordinal);
    }
}
