using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Layers that turn the steps of a window into one vector, or one vector into the steps of a window, in the words of the sidecar.
/// </summary>
internal static class WindowLayers
{
    public static readonly string[] Classes = ["RepeatVector", "GlobalAveragePooling1D", "GlobalMaxPooling1D"];

    /// <summary>The layer in the words of the sidecar.</summary>
    /// <param name="layer">One of <see cref="Classes"/>, or Flatten of a sequence.</param>
    /// <param name="isSequence">True if the layer is given a sequence.</param>
    /// <param name="steps">Steps of the window; 0 where they are open.</param>
    /// <exception cref="ImportException">Its arguments do not fit.</exception>
    public static JsonObject Read(KerasLayer layer, bool isSequence, int steps)
    {
        if (isSequence == (layer.ClassName == "RepeatVector"))
        {
            throw layer.Refuse(isSequence ? "expected one vector, but it is given a sequence" : "expected a sequence");
        }

        CheckArguments(layer);
        var entry = new JsonObject { ["type"] = TypeOf(layer.ClassName), ["name"] = layer.Name };
        if (layer.ClassName == "RepeatVector")
        {
            entry["steps"] = layer.Count("n");
        }
        else if (layer.ClassName == "Flatten")
        {
            entry["steps"] = steps > 0 ? steps : throw layer.Refuse("joins the steps of a window, but their number is open in the model's input");
        }

        return entry;
    }

    private static string TypeOf(string className) =>
        className switch
        {
            "RepeatVector" => "repeat",
            "GlobalAveragePooling1D" => "mean",
            "GlobalMaxPooling1D" => "max",
            _ => "flatten",
        };

    private static void CheckArguments(KerasLayer layer)
    {
        if (layer.ClassName == "RepeatVector")
        {
            return;
        }

        if (layer.Find("data_format") is { } format && !"channels_last".Equals(KerasJson.Show(format).Trim('"'), StringComparison.Ordinal))
        {
            throw layer.Refuse($"data_format {KerasJson.Show(format)} is not supported; channels_last is");
        }

        if (Classes.Contains(layer.ClassName) && layer.Flag("keepdims", false))
        {
            throw layer.Refuse("keepdims is not supported");
        }
    }
}
