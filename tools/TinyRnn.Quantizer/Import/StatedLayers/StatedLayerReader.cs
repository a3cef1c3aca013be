using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Reads one layer that a sidecar states.</summary>
internal sealed class StatedLayerReader(NamedTensors tensors)
{
    private static readonly Dictionary<string, string> s_types = new[]
    {
        "embedding",
        "one_hot",
        "rnn",
        "gru",
        "lstm",
        "bidirectional",
        "dense",
        "argmax",
    }
        .Concat(WindowLayerReader.Types)
        .ToDictionary(type => type, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_cells = s_types
        .Keys.Where(RecurrentLayerReader.IsType)
        .ToDictionary(type => type, StringComparer.Ordinal);

    private static readonly Dictionary<string, bool> s_directions = new(StringComparer.Ordinal)
    {
        ["forward"] = false,
        ["backward"] = true,
    };

    private static readonly Dictionary<string, MergeMode> s_merges = new(StringComparer.Ordinal)
    {
        ["concat"] = MergeMode.Concatenate,
        ["sum"] = MergeMode.Sum,
        ["mul"] = MergeMode.Multiply,
        ["ave"] = MergeMode.Average,
    };

    private readonly RecurrentLayerReader _recurrent = new(tensors);
    private readonly WindowLayerReader _window = new(tensors);

    /// <param name="value">The layer's object.</param>
    /// <param name="index">Its place in the list, for a default name.</param>
    /// <param name="size">Values that the layer before gives; of the first layer 0.</param>
    /// <exception cref="ImportException">A key or a tensor is missing or wrong.</exception>
    public IEnumerable<StatedLayer> Read(SidecarValue value, int index, int size)
    {
        (string type, string name) = TypeAndName(value, s_types, index.ToString(CultureInfo.InvariantCulture));
        SidecarValue layer = value.Labelled($"{Text.Quote(name)}, {type}");
        IEnumerable<NetworkLayer> layers = type switch
        {
            "embedding" => [Embedding(layer, name)],
            "one_hot" => [OneHot(layer, name)],
            "bidirectional" => [Bidirectional(layer, name)],
            "dense" => Dense(layer, name),
            "argmax" => [ArgMax(layer, name, size)],
            _ when RecurrentLayerReader.IsType(type) => [Recurrent(layer, type, name)],
            _ => _window.Read(layer, type, name, size),
        };
        return layers.Select(stated => new StatedLayer(layer, stated));
    }

    private static (string Type, string Name) TypeAndName(SidecarValue layer, Dictionary<string, string> types, string suffix)
    {
        Dictionary<string, SidecarValue> values = layer.Members();
        string type = layer.Require(values, "type").OneOf(types);
        return (type, values.GetValueOrDefault("name")?.NonEmptyString() ?? $"{type}{suffix}");
    }

    private NetworkLayer Recurrent(SidecarValue layer, string type, string name)
    {
        RecurrentLayer cell = _recurrent.Read(layer, type, name, "direction");
        bool backward = layer.Members().GetValueOrDefault("direction")?.OneOf(s_directions) ?? false;
        return backward ? new ReverseLayer(name, cell) : cell;
    }

    private BidirectionalLayer Bidirectional(SidecarValue layer, string name)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "merge", "forward", "backward");
        MergeMode merge = layer.Require(values, "merge").OneOf(s_merges);
        RecurrentLayer forward = Direction(layer.Require(values, "forward"), $"{name}.forward");
        RecurrentLayer backward = Direction(layer.Require(values, "backward"), $"{name}.backward");
        return SizesAndGates(forward) == SizesAndGates(backward)
            ? new BidirectionalLayer(name, forward, backward, merge)
            : throw layer.Refuse(
                $"expected both directions of one type and of the same sizes; found forward {Describe(forward)}, backward {Describe(backward)}"
            );
    }

    private RecurrentLayer Direction(SidecarValue value, string defaultName)
    {
        (string type, string name) = TypeAndName(value, s_cells, "");
        bool isNamed = value.Members().ContainsKey("name");
        return _recurrent.Read(value.Labelled(type), type, isNamed ? name : defaultName);
    }

    private static (int, int, int, int) SizesAndGates(RecurrentLayer layer) =>
        (layer.InputSize, layer.HiddenSize, layer.OutputSize, layer.Gates);

    private static string Describe(RecurrentLayer layer) =>
        $"{layer.Cell} {layer.InputSize} -> {layer.HiddenSize}{(layer.OutputSize == layer.HiddenSize ? "" : $" -> {layer.OutputSize}")}";

    private EmbeddingLayer Embedding(SidecarValue layer, string name)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "weights");
        SidecarValue key = layer.Require(values, "weights");
        Matrix weights = tensors.Embedding(key);
        return new EmbeddingLayer(name, weights.Rows, weights.Columns, weights.Values);
    }

    private static OneHotLayer OneHot(SidecarValue layer, string name)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "tokens");
        return new OneHotLayer(name, layer.Require(values, "tokens").Integer(1, Limits.Inputs));
    }

    private static ArgMaxLayer ArgMax(SidecarValue layer, string name, int size)
    {
        layer.Members("type", "name");
        return new ArgMaxLayer(name, WindowLayerReader.RequireBefore(layer, size));
    }

    private IEnumerable<NetworkLayer> Dense(SidecarValue layer, string name)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "weights", "bias", "transposed", "activation");
        bool transposed = values.GetValueOrDefault("transposed")?.Boolean() ?? false;
        Matrix weights = tensors.Matrix(layer.Require(values, "weights"), (Limits.LayerSize, Limits.FlatSize), transposed);
        float[] bias = values.TryGetValue("bias", out SidecarValue? key) ? tensors.Vector(key, weights.Rows) : new float[weights.Rows];
        StatedActivation activation = StatedActivationReader.OfDense(layer.Require(values, "activation"));
        return activation.Apply(new DenseLayer(name, weights.Columns, weights.Rows, weights.Values, bias, Activation.None));
    }
}
