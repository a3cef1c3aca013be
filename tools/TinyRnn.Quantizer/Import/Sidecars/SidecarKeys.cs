using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>The keys of a sidecar, and which of them go together.</summary>
internal static class SidecarKeys
{
    private static readonly string[] s_description = ["name", "task", "threshold", "features", "outputs", "target", "vocabulary"];
    private static readonly string[] s_window = ["window", "examples", "reconstruction_error"];
    private static readonly string[] s_saved = ["one_hot", "without_padding"];
    private static readonly string[] s_inferred = ["layers", "order", "take"];
    private static readonly string[] s_sequence =
    [
        "decoder",
        "context",
        "context_use",
        "context_features",
        "context_vocabulary",
        "context_window",
        "start_token",
        "stop_token",
        "maximum_length",
    ];
    private static readonly string[] s_context = ["context_use", "context_features", "context_vocabulary", "context_window"];

    /// <summary>The members of the outermost object.</summary>
    /// <exception cref="ImportException">An unknown key, or keys that exclude each other.</exception>
    public static Dictionary<string, SidecarValue> Read(SidecarValue root)
    {
        Dictionary<string, SidecarValue> values = root.Members([.. s_description, .. RecipeSidecar.Keys, .. s_window, .. s_saved, .. s_inferred, "network", .. s_sequence]);
        if (values.ContainsKey("network"))
        {
            Exclude(root, values, "network", s_inferred, "it states every layer, in order");
            Exclude(root, values, "network", s_sequence, "a network that writes a sequence has a decoder instead");
        }

        if (values.ContainsKey("decoder"))
        {
            Exclude(root, values, "decoder", [.. s_inferred, .. s_window], "it states every layer, in order, and is stepped");
            Exclude(root, values, "decoder", ["target"], "a network that writes a sequence predicts no column");
            Exclude(root, values, "decoder", RecipeSidecar.Keys, "a network that writes a sequence takes no readings by a recipe");
        }
        else if (s_sequence.FirstOrDefault(values.ContainsKey) is { } key)
        {
            throw root.Refuse($"{key} is for a network that writes a sequence, but key decoder is missing");
        }

        if (!values.ContainsKey("context") && s_context.FirstOrDefault(values.ContainsKey) is { } contextKey)
        {
            throw root.Refuse($"{contextKey} is stated, but key context is missing");
        }

        return values;
    }

    private static void Exclude(SidecarValue root, Dictionary<string, SidecarValue> values, string key, string[] others, string reason)
    {
        if (others.FirstOrDefault(values.ContainsKey) is { } other)
        {
            throw root.Refuse($"{key} and {other} cannot both be stated; {key} is enough, as {reason}");
        }
    }
}
