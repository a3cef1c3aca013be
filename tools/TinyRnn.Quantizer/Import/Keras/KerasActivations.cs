using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Activations of a layer in the words of the sidecar. hard_sigmoid differs: clip(0.2 x + 0.5, 0, 1) in Keras 2 and tf.keras,
/// clip(x / 6 + 0.5, 0, 1) in Keras 3. leaky_relu by name has a slope of 0.2 in both.
/// </summary>
internal sealed class KerasActivations(KerasSource source)
{
    private static readonly string[] s_inCells = ["tanh", "sigmoid", "relu"];
    private static readonly string[] s_ofDense = ["relu", "sigmoid", "tanh", "softmax", "log_softmax"];

    public JsonNode InCell(KerasLayer layer, string key)
    {
        string name = NameOf(layer, layer.Get(key), key);
        return name switch
        {
            "hard_sigmoid" => HardSigmoid(),
            "linear" => new JsonObject { ["name"] = "affine", ["alpha"] = 1.0, ["beta"] = 0.0 },
            "leaky_relu" => new JsonObject { ["name"] = "leaky_relu", ["alpha"] = 0.2 },
            _ when s_inCells.Contains(name) => name,
            _ => throw layer.Refuse(
                $"{key} '{KerasJson.Clean(name)}' is not supported; in a recurrent layer {string.Join(", ", s_inCells)}, hard_sigmoid, linear, "
                    + "leaky_relu are"
            ),
        };
    }

    public JsonNode OfDense(KerasLayer layer, JsonElement value)
    {
        string name = NameOf(layer, value, "activation");
        return name switch
        {
            "hard_sigmoid" => HardSigmoid(),
            "linear" => "none",
            _ when s_ofDense.Contains(name) => name,
            _ => throw layer.Refuse(
                $"activation '{KerasJson.Clean(name)}' is not supported; after a Dense layer {string.Join(", ", s_ofDense)}, hard_sigmoid, "
                    + "linear are"
            ),
        };
    }

    /// <summary>What an Activation, Softmax or ReLU layer applies.</summary>
    public JsonNode OfLayer(KerasLayer layer)
    {
        if (layer.ClassName == "Softmax")
        {
            CheckAxis(layer);
            return "softmax";
        }

        if (layer.ClassName == "ReLU")
        {
            foreach (string key in new[] { "max_value", "negative_slope", "threshold" })
            {
                if (layer.Find(key) is { } value && !(value.ValueKind == JsonValueKind.Number && value.GetDouble() == 0 && key != "max_value"))
                {
                    throw layer.Refuse($"{key} {KerasJson.Show(value)} is not supported; max(0, x) is");
                }
            }

            return "relu";
        }

        return OfDense(layer, layer.Get("activation"));
    }

    private static void CheckAxis(KerasLayer layer)
    {
        if (layer.Find("axis") is { } axis && KerasJson.Show(axis) is not ("-1" or "[-1]"))
        {
            throw layer.Refuse($"axis {KerasJson.Show(axis)} is not supported; -1 is");
        }
    }

    private static string NameOf(KerasLayer layer, JsonElement value, string key)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                return "linear";
            case JsonValueKind.String:
                return value.GetString()!;
            case JsonValueKind.Object: // a function or an activation layer of the user's own
                string? name = KerasJson.TextOf(value, "registered_name") ?? KerasJson.TextOf(value, "class_name");
                name = name == "function" ? KerasJson.TextOf(value, "config") : name;
                throw layer.Refuse($"{key} '{KerasJson.Clean(name ?? "")}' is not supported, only activations that Keras names with a word");
            default:
                throw layer.Refuse($"{key}: expected a name, found {KerasJson.Show(value)}");
        }
    }

    private JsonObject HardSigmoid() =>
        new() { ["name"] = "hard_sigmoid", ["alpha"] = source.Major == 2 ? 0.2 : 1.0 / 6, ["beta"] = 0.5 };
}
