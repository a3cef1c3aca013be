using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>The layers of a Sequential or Functional model in the order in which values pass through them.</summary>
internal sealed class KerasGraph
{
    private const int MostLayers = 256;

    /// <summary>In Keras 3 a mask in a Functional model is computed by such nodes.</summary>
    private static readonly string[] s_maskOperations = ["NotEqual", "Any"];

    private readonly KerasSource _source;
    private readonly bool _withoutPadding;

    private KerasGraph(KerasSource source, bool withoutPadding)
    {
        _source = source;
        _withoutPadding = withoutPadding;
    }

    /// <param name="source">The file.</param>
    /// <param name="model">The serialized model.</param>
    /// <param name="withoutPadding">Masks are left out.</param>
    /// <returns>The layers, and the shape of the input; 0 where a size is open, null where no shape is stated.</returns>
    /// <exception cref="ImportException">Not a chain of layers.</exception>
    public static (IReadOnlyList<KerasLayer> Layers, IReadOnlyList<int>? Shape) Read(KerasSource source, JsonElement model, bool withoutPadding)
    {
        string className = KerasJson.TextOf(model, "class_name") ?? "";
        model.TryGetProperty("config", out JsonElement config);
        JsonElement list = config; // of a Sequential model before Keras 2.2.3
        if (config.ValueKind == JsonValueKind.Object && !config.TryGetProperty("layers", out list))
        {
            list = default;
        }

        if (!KerasClasses.Models.Contains(className) || list.ValueKind != JsonValueKind.Array)
        {
            throw source.Refuse(
                $"expected a Sequential or Functional model, found class '{KerasJson.Clean(className)}'; a subclassed model must be rebuilt"
            );
        }

        if (list.GetArrayLength() > MostLayers)
        {
            throw source.Refuse($"expected at most {MostLayers} layers, found {list.GetArrayLength()}");
        }

        var numbers = new Dictionary<string, int>();
        KerasLayer[] layers = list.EnumerateArray().Select(entry => KerasLayer.Read(source, entry, numbers)).ToArray();
        if (layers.FirstOrDefault(layer => KerasClasses.Models.Contains(layer.ClassName)) is { } inner)
        {
            throw inner.Refuse("a model inside a model is not supported; add its layers to the outer model");
        }

        IReadOnlyList<KerasLayer> chain = className == "Sequential" ? layers : new KerasGraph(source, withoutPadding).Walk(config, layers);
        return (chain, InputShape(model, config, chain));
    }

    private static int[]? InputShape(JsonElement model, JsonElement config, IReadOnlyList<KerasLayer> layers)
    {
        JsonElement? stated = layers.Count == 0 ? null : layers[0].Find("batch_shape") ?? layers[0].Find("batch_input_shape");
        stated ??= KerasJson.Member(config, "build_input_shape");
        stated ??= KerasJson.Member(model, "build_config") is { } build ? KerasJson.Member(build, "input_shape") : null;
        return stated is { ValueKind: JsonValueKind.Array } shape
            ? shape.EnumerateArray().Select(size => size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out int steps) ? steps : 0).ToArray()
            : null;
    }

    /// <summary>From the output back to the input.</summary>
    private List<KerasLayer> Walk(JsonElement config, KerasLayer[] layers)
    {
        ILookup<string, KerasLayer> byName = layers.ToLookup(layer => layer.Name, StringComparer.Ordinal);
        (string Name, int Index) input = OnlyEnd(config, "input");
        (string Name, int Index)? reference = OnlyEnd(config, "output");
        string reader = "the model's output";
        var ordered = new List<KerasLayer>();
        while (reference is { } end)
        {
            KerasLayer[] found = byName[end.Name].ToArray();
            if (found.Length != 1 || ordered.Contains(found[0]))
            {
                string problem = found.Length == 0 ? "not in the list of layers" : "used twice";
                throw _source.Refuse($"{reader} comes from {Text.Quote(end.Name)}, which is {problem}");
            }

            KerasLayer layer = found[0];
            if (end.Index != 0)
            {
                throw layer.Refuse($"{reader} is its output {end.Index}, as with return_state; only a layer's first output is supported");
            }

            ordered.Insert(0, layer);
            (reference, reader) = (SourceOf(layer), layer.ToString());
        }

        if (ordered[0].Name != input.Name)
        {
            throw ordered[0].Refuse("has no input, and is not the model's input");
        }

        KerasLayer? aside = layers.FirstOrDefault(layer =>
            !ordered.Contains(layer) && !(_withoutPadding && s_maskOperations.Contains(layer.ClassName))
        );
        return aside is null
            ? ordered
            : throw aside.Refuse("stands beside the chain from input to output; branches are not supported");
    }

    private (string Name, int Index) OnlyEnd(JsonElement config, string what)
    {
        (string Name, int Index)[] ends = ReferencesIn(KerasJson.Member(config, $"{what}_layers") ?? default).ToArray();
        return ends.Length == 1
            ? ends[0]
            : throw _source.Refuse(
                $"expected a model with one {what}, found {ends.Length} ({Text.List(ends.Select(end => KerasJson.Clean(end.Name)).ToArray())})"
            );
    }

    /// <summary>The layer's input, or null for the model's input.</summary>
    private (string Name, int Index)? SourceOf(KerasLayer layer)
    {
        int calls = layer.Nodes.ValueKind == JsonValueKind.Array ? layer.Nodes.GetArrayLength() : 0;
        if (calls == 0)
        {
            return null;
        }

        if (calls > 1)
        {
            throw layer.Refuse($"is used {calls} times; shared layers are not supported");
        }

        JsonElement node = layer.Nodes[0];
        (string, int)[] tensors = node.ValueKind == JsonValueKind.Object ? TensorsOf(layer, node) : OldTensorsOf(layer, node);
        return tensors.Length == 1 ? tensors[0] : throw layer.Refuse($"has {tensors.Length} inputs, expected one");
    }

    private (string, int)[] TensorsOf(KerasLayer layer, JsonElement node)
    {
        CheckArguments(layer, KerasJson.Member(node, "kwargs") ?? default);
        return TensorsIn(layer, KerasJson.Member(node, "args") ?? default).ToArray();
    }

    private (string, int)[] OldTensorsOf(KerasLayer layer, JsonElement node)
    {
        JsonElement[] parts = KerasJson.ItemsOf(node).ToArray();
        parts = parts.Length > 0 && parts[0].ValueKind == JsonValueKind.String ? [node] : parts;
        foreach (JsonElement part in parts.Where(part => part.ValueKind == JsonValueKind.Array && part.GetArrayLength() > 3))
        {
            CheckArguments(layer, part[3]);
        }

        return parts.Select(part => OldReference(layer, part)).ToArray();
    }

    private void CheckArguments(KerasLayer layer, JsonElement arguments)
    {
        if (arguments.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty argument in arguments.EnumerateObject())
        {
            bool isMask = argument.Name == "mask";
            if (!KerasJson.IsNothing(argument.Value) && !(isMask && _withoutPadding))
            {
                string advice = isMask ? "; with --without-padding masks are left out" : "";
                throw layer.Refuse($"is called with {KerasJson.Clean(argument.Name)}, which is not supported{advice}");
            }
        }
    }

    private static (string, int) OldReference(KerasLayer layer, JsonElement part) =>
        part.ValueKind == JsonValueKind.Array
        && part.GetArrayLength() >= 3
        && part[0].ValueKind == JsonValueKind.String
        && part[2].ValueKind == JsonValueKind.Number
        && part[2].TryGetInt32(out int index)
            ? (part[0].GetString()!, index)
            : throw layer.Refuse($"inbound_nodes: expected [layer, call, output], found {KerasJson.Show(part)}");

    /// <summary>Every tensor in the arguments of a call.</summary>
    private static IEnumerable<(string, int)> TensorsIn(KerasLayer layer, JsonElement value) =>
        KerasJson.TextOf(value, "class_name") == "__keras_tensor__"
            ? [OldReference(layer, KerasJson.Member(KerasJson.Member(value, "config"), "keras_history") ?? default)]
            : KerasJson.ItemsOf(value).SelectMany(item => TensorsIn(layer, item));

    /// <summary>The model's inputs or outputs, however they are nested.</summary>
    private static IEnumerable<(string, int)> ReferencesIn(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 3 && value[0].ValueKind == JsonValueKind.String
            ? [(value[0].GetString()!, value[2].ValueKind == JsonValueKind.Number && value[2].TryGetInt32(out int index) ? index : -1)]
            : KerasJson.ItemsOf(value).SelectMany(ReferencesIn);
}
