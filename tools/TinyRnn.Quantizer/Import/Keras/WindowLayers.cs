using System;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Layers that turn the steps of a window into one vector, or one vector into the steps of a window. Their arguments are read and
/// checked here, and this is the ONE PLACE THAT REFUSES THEM as long as networks have no such layers: see <see cref="Read"/>.
/// </summary>
internal static class WindowLayers
{
    public static readonly string[] Classes = ["RepeatVector", "GlobalAveragePooling1D", "GlobalMaxPooling1D"];

    /// <summary>What the layer does with a window, in words for the sidecar.</summary>
    /// <param name="layer">One of <see cref="Classes"/>, or Flatten of a sequence.</param>
    /// <param name="isSequence">True if the layer is given a sequence.</param>
    /// <exception cref="ImportException">Its arguments do not fit; and, for now, always.</exception>
    public static void Read(KerasLayer layer, bool isSequence)
    {
        if (isSequence == (layer.ClassName == "RepeatVector"))
        {
            throw layer.Refuse(isSequence ? "expected one vector, but it is given a sequence" : "expected a sequence");
        }

        CheckArguments(layer);
        string work = layer.ClassName switch
        {
            "RepeatVector" => $"repeats one vector over {layer.Count("n")} steps",
            "GlobalAveragePooling1D" => "takes the mean over the steps of a window",
            "GlobalMaxPooling1D" => "takes the maximum over the steps of a window",
            _ => "joins the steps of a window into one vector",
        };
        throw layer.Refuse($"{work}, which is not supported yet");
    }

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
