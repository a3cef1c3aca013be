using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Networks;

/// <summary>How the layers of a network may follow each other.</summary>
public static class StructureRules
{
    /// <summary>The first rule that the network breaks, in words that name the layer; null when it keeps all of them.</summary>
    public static string? Violation(Network network)
    {
        IReadOnlyList<NetworkLayer> layers = network.Layers;
        bool gaveLastStep = false;
        int steps = network.Window;
        for (int i = 0; i < layers.Count; i++)
        {
            NetworkLayer layer = layers[i];
            string? violation = Order(layers, i, gaveLastStep) ?? Sizes(layer) ?? Steps(layer, steps) ?? Reconstructed(network, layer, steps);
            if (violation is not null)
            {
                return $"layer '{layer.Name}': {violation}";
            }

            gaveLastStep = GivesOne(layer) || (gaveLastStep && layer is not RepeatLayer);
            steps = layer.StepsOut(steps);
        }

        return Features(network);
    }

    /// <summary>True for a layer with a state: one direction or two.</summary>
    public static bool IsRecurrent(NetworkLayer layer) => layer is RecurrentLayer or ReverseLayer or BidirectionalLayer;

    private static bool GivesOne(NetworkLayer layer) => layer is LastStepLayer or PoolingLayer or FlattenLayer or ReconstructionErrorLayer;

    private static string? Steps(NetworkLayer layer, int steps) =>
        layer is FlattenLayer flatten && flatten.Steps != steps ? $"expected windows of {flatten.Steps} steps, found {steps}"
        : layer is RepeatLayer && steps == 0 ? "expected windows of a stated number of steps"
        : null;

    private static string? Reconstructed(Network network, NetworkLayer layer, int steps) =>
        layer is not ReconstructionErrorLayer ? null
        : network.Tokens > 0 ? "expected readings to be reconstructed, found tokens"
        : layer.InputSize != network.InputSize ? $"expected as many values as a reading has, {network.InputSize}, found {layer.InputSize}"
        : network.Window == 0 ? "expected windows of a stated number of steps"
        : steps != network.Window ? $"expected an output for each of the {network.Window} steps of a window, found {steps}"
        : null;

    private static string? Order(IReadOnlyList<NetworkLayer> layers, int i, bool gaveLastStep) =>
        layers[i] switch
        {
            EmbeddingLayer or OneHotLayer when i > 0 => "tokens can only be the input of the first layer",
            SoftmaxLayer when i == 0 || layers[i - 1] is not DenseLayer { Activation.Kind: ActivationKind.None } =>
                "a softmax takes the sums of a dense layer without activation",
            ArgMaxLayer when i < layers.Count - 1 => "only the last layer can be an argmax",
            ReconstructionErrorLayer when i == 0 || i < layers.Count - 1 => "only the last layer can be a reconstruction error",
            LastStepsLayer or LastStepLayer or PoolingLayer or FlattenLayer or ReconstructionErrorLayer when gaveLastStep =>
                "the layers before already give one vector for a window",
            RepeatLayer when !gaveLastStep => "only one vector for a window can be repeated",
            LastStepLayer { Selection: StepSelection.FinalState } when i == 0 || !IsRecurrent(layers[i - 1]) =>
                "only a recurrent layer has a final state",
            { } layer when IsRecurrent(layer) && gaveLastStep => "a recurrent layer cannot follow one vector for a whole window",
            _ when i > 0 && IsSoftmax(layers[i - 1]) && layers[i] is not (LastStepLayer or ArgMaxLayer) =>
                $"expected nothing but the last step or argmax after a softmax, '{layers[i - 1].Name}'",
            _ => null,
        };

    private static bool IsSoftmax(NetworkLayer layer) => layer is SoftmaxLayer;

    private static string? Sizes(NetworkLayer layer) =>
        layer switch
        {
            EmbeddingLayer embedding when embedding.Weights.Length != (long)embedding.Tokens * embedding.Size =>
                $"expected {embedding.Tokens} x {embedding.Size} weights, found {embedding.Weights.Length}",
            BidirectionalLayer { Forward: var forward, Backward: var backward } when Shape(forward) != Shape(backward) =>
                $"expected directions of one shape, found {Shape(forward)} forward and {Shape(backward)} backward",
            _ => null,
        };

    private static string Shape(RecurrentLayer layer) =>
        string.Create(CultureInfo.InvariantCulture, $"{Family(layer.Cell)} {layer.InputSize} -> {layer.HiddenSize} -> {layer.OutputSize}");

    private static string Family(CellKind cell) =>
        cell switch
        {
            CellKind.Gru => "GRU",
            CellKind.Lstm => "LSTM",
            _ => "RNN",
        };

    private static string? Features(Network network)
    {
        if (network.Tokens == 0)
        {
            return network.Description.Vocabulary.Count == 0 ? null : "a vocabulary needs an embedding or one-hot layer to take its tokens";
        }

        foreach (Channel feature in network.Description.Features)
        {
            if (feature.Mean != 0 || feature.Deviation != 1)
            {
                return $"feature '{feature.Name}': expected mean 0 and deviation 1, because it is a token";
            }
        }

        int words = network.Description.Vocabulary.Count;
        return words == 0 || words == network.Tokens ? null : $"expected a vocabulary of {network.Tokens} tokens, found {words}";
    }
}
