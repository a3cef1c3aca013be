using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.LayersFromTensors;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>Joins a graph's layers with what is stated beside the file.</summary>
internal sealed class OnnxOptions(string file, ImportOptions options)
{
    /// <exception cref="ImportException">Something is stated that the graph says itself.</exception>
    public static void CheckStated(string file, ImportOptions options)
    {
        string? stated =
            options.Order is not null ? "an order of layers"
            : options.Layers is { Count: > 0 } ? "layers"
            : options.Nonlinearity is not null ? "a nonlinearity"
            : options.Take is not null ? "what is taken of a window"
            : options.StateDictKey is not null ? "a key of the weights"
            : null;
        if (stated is not null)
        {
            throw new ImportException(file, $"{stated} can be stated for files of weights only; an ONNX graph says it itself.");
        }
    }

    /// <summary>The network of the layers.</summary>
    public Network Complete(NetworkLayer[] layers, int steps, string defaultName)
    {
        CheckSizes(layers);
        layers = ApplyHead(layers);
        GiveDistinctNames(layers);
        NetworkDescription description = new DescriptionBuilder(file, options).Build(layers, defaultName);
        var open = new Network(description, layers);
        int window = Window(open, steps);
        NetworkLayer[] repeated = layers
            .Select(layer => layer is RepeatLayer { Steps: Value.OpenLength } repeat ? repeat with { Steps = window } : layer)
            .ToArray();
        Network network = open with { Layers = repeated, Window = window };
        return StructureRules.Violation(network) is { } violation ? throw new ImportException(file, $"{violation}.") : network;
    }

    /// <summary>The graph's number of steps, if it has one and the network gives one output for all of them; else what is stated.</summary>
    private int Window(Network network, int steps)
    {
        bool isOpen = steps == Value.OpenLength;
        int window = options.Window ?? (!isOpen && (network.NeedsWindow || network.GivesLastStep) ? steps : 0);
        if (network.NeedsWindow && window == 0)
        {
            throw new ImportException(
                file,
                "a layer needs the whole window, as it runs backwards or takes all steps, and the graph leaves the number of its steps open; "
                    + "state it as window."
            );
        }

        return window <= Limits.Window && (window == 0 || isOpen || window == steps)
            ? window
            : throw new ImportException(
                file,
                $"window: expected {(isOpen ? $"at most {Limits.Window}" : $"{steps}, as the graph has it")}; found {window}."
            );
    }

    /// <summary>An activation that is stated comes after sums that the graph leaves as they are.</summary>
    private NetworkLayer[] ApplyHead(NetworkLayer[] layers)
    {
        if (options.HeadActivation is not { } stated || Head(layers) == stated)
        {
            return layers;
        }

        return layers[^1] is DenseLayer { Activation.Kind: ActivationKind.None } dense
            ? [.. layers[..^1], .. stated.Apply(dense)]
            : throw new ImportException(
                file,
                $"a head activation {stated} is stated, but the last layer {Text.Quote(layers[^1].Name)} is "
                    + (Head(layers) is { } found ? $"dense with {found}." : "not dense.")
            );
    }

    /// <summary>What the graph itself applies last; null where that is no dense layer.</summary>
    private static StatedActivation? Head(NetworkLayer[] layers) =>
        layers[^1] switch
        {
            DenseLayer dense => new StatedActivation(dense.Activation),
            SoftmaxLayer softmax => new StatedActivation(Activation.None, softmax.IsLogarithm ? SoftmaxKind.LogSoftmax : SoftmaxKind.Softmax),
            _ => null,
        };

    private void CheckSizes(NetworkLayer[] layers)
    {
        int recurrent = layers.Count(layer => layer is RecurrentLayer or ReverseLayer or BidirectionalLayer);
        int dense = layers.Count(layer => layer is DenseLayer);
        if (recurrent > Limits.RecurrentLayers || dense > Limits.DenseLayers)
        {
            throw new ImportException(
                file,
                $"expected at most {Limits.RecurrentLayers} recurrent and {Limits.DenseLayers} dense layers, found {recurrent} and {dense}."
            );
        }

        foreach (NetworkLayer layer in layers)
        {
            bool isFlat = layers.Any(other => other is FlattenLayer);
            int mostInputs = layer == layers[0] ? Limits.LayerSize : isFlat ? Limits.FlatSize : Limits.Inputs;
            int mostOutputs = layer is DenseLayer ? Limits.LayerSize : isFlat ? Limits.FlatSize : Limits.Inputs;
            if (layer.InputSize > mostInputs || layer.OutputSize > mostOutputs)
            {
                throw new ImportException(
                    file,
                    $"layer {Text.Quote(layer.Name)}: expected at most {mostInputs} inputs and {mostOutputs} outputs, found "
                        + $"{layer.InputSize} and {layer.OutputSize}."
                );
            }
        }
    }

    private static void GiveDistinctNames(NetworkLayer[] layers)
    {
        var names = new HashSet<string>();
        for (int i = 0; i < layers.Length; i++)
        {
            string name = layers[i].Name;
            for (int copy = 2; !names.Add(name); copy++)
            {
                name = $"{layers[i].Name}.{copy}";
            }

            layers[i] = name == layers[i].Name ? layers[i] : layers[i] with { Name = name };
        }
    }
}
