using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Reads layers that a sidecar states and that have no weights, or only a factor and an offset for each value.</summary>
internal sealed class WindowLayerReader(NamedTensors tensors)
{
    /// <param name="layer">The layer's object.</param>
    /// <param name="type">One of the types of <see cref="Types"/>.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="size">Values that the layer before gives; of the first layer 0.</param>
    /// <exception cref="ImportException">A key is missing or wrong.</exception>
    public IEnumerable<NetworkLayer> Read(SidecarValue layer, string type, string name, int size) =>
        type switch
        {
            "last" => [Last(layer, name, RequireBefore(layer, size))],
            "mean" => [Pooled(layer, name, size, Pooling.Mean)],
            "max" => [Pooled(layer, name, size, Pooling.Max)],
            "flatten" => [new FlattenLayer(name, RequireBefore(layer, size), Steps(layer))],
            "repeat" => [new RepeatLayer(name, RequireBefore(layer, size), Steps(layer))],
            "activation" => Activation(layer, name, RequireBefore(layer, size)),
            _ => [Scale(layer, name)],
        };

    /// <summary>The types that are read.</summary>
    public static IReadOnlyList<string> Types { get; } = ["last", "mean", "max", "flatten", "repeat", "activation", "scale"];

    /// <summary>The values that the layer before gives.</summary>
    public static int RequireBefore(SidecarValue layer, int size) =>
        size > 0 ? size : throw layer.Refuse("expected a layer before it, found none");

    private static NetworkLayer Last(SidecarValue layer, string name, int size)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "take");
        SidecarValue take = layer.Require(values, "take");
        return take.Taken() switch
        {
            { Kind: TakenKind.FinalState } => new LastStepLayer(name, size, StepSelection.FinalState),
            { Kind: TakenKind.LastOutput } or { Kind: TakenKind.Last, Steps: 1 } => new LastStepLayer(name, size, StepSelection.LastOutput),
            { Kind: TakenKind.Last, Steps: var steps } => new LastStepsLayer(name, size, steps),
            _ => throw take.Refuse("expected one of final_state, last_output, last:K; mean, max and flatten are types of layers"),
        };
    }

    private static PoolingLayer Pooled(SidecarValue layer, string name, int size, Pooling pooling)
    {
        layer.Members("type", "name");
        return new PoolingLayer(name, RequireBefore(layer, size), pooling);
    }

    private static int Steps(SidecarValue layer)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "steps");
        return layer.Require(values, "steps").Integer(1, Limits.Window);
    }

    private static IEnumerable<NetworkLayer> Activation(SidecarValue layer, string name, int size)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "activation");
        return StatedActivationReader.OfDense(layer.Require(values, "activation")).Follow(name, size);
    }

    private ScaleLayer Scale(SidecarValue layer, string name)
    {
        Dictionary<string, SidecarValue> values = layer.Members("type", "name", "weights", "bias");
        float[] factor = tensors.Vector(layer.Require(values, "weights"));
        float[] offset = tensors.Vector(layer.Require(values, "bias"), factor.Length);
        return new ScaleLayer(name, factor.Length, factor.Select(value => (double)value).ToArray(), offset.Select(value => (double)value).ToArray());
    }
}
