using System;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>Classes of layers by what happens to them here.</summary>
internal static class KerasClasses
{
    public const string Stacked = "StackedRNNCells";

    /// <summary>Models, which may not stand inside a model.</summary>
    public static readonly string[] Models = ["Sequential", "Functional", "Model"];

    public static readonly string[] Recurrent = ["SimpleRNN", "GRU", "LSTM", "CuDNNGRU", "CuDNNLSTM", "RNN"];

    public static readonly string[] Cells = ["SimpleRNNCell", "GRUCell", "LSTMCell"];

    public static readonly string[] Activations = ["Activation", "Softmax", "ReLU"];

    /// <summary>Nothing happens in these when a trained model is used.</summary>
    public static readonly string[] WithoutWork =
    [
        "InputLayer",
        "Dropout",
        "SpatialDropout1D",
        "GaussianDropout",
        "GaussianNoise",
        "AlphaDropout",
        "ActivityRegularization",
        "Identity",
    ];

    public static readonly string[] Others =
    [
        "Embedding",
        "Normalization",
        "Bidirectional",
        "Dense",
        "TimeDistributed",
        "BatchNormalization",
        "Flatten",
        "Masking",
        .. WindowLayers.Classes,
    ];

    private static readonly string[] s_modules = ["keras", "tf_keras", "keras_core", "tensorflow"];

    /// <summary>All layers that may stand in a model.</summary>
    public static string Supported => string.Join(", ", Recurrent.Concat(Others).Concat(Activations).Concat(WithoutWork));

    /// <exception cref="ImportException">The class is the user's own, whose code is not in the file.</exception>
    public static void CheckOwner(KerasLayer layer, JsonElement entry)
    {
        string registered = KerasJson.TextOf(entry, "registered_name") ?? "";
        string module = KerasJson.TextOf(entry, "module") ?? "";
        bool isOwn = entry.TryGetProperty("module", out _) && !s_modules.Contains(module.Split('.')[0], StringComparer.Ordinal);
        if (isOwn || registered.Contains('>', StringComparison.Ordinal) || layer.ClassName.Contains('>', StringComparison.Ordinal))
        {
            string name = registered.Length > 0 ? registered : module.Length > 0 ? module : layer.ClassName;
            throw layer.Refuse($"a class of your own ({KerasJson.Clean(name)}) is not supported, its code is not in the file");
        }
    }
}
