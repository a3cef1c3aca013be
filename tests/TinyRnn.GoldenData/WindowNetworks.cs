using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.GoldenData;

/// <summary>Small networks for windows of up to eight steps.</summary>
internal static class WindowNetworks
{
    public const int Steps = 8;

    /// <summary>N to 1: embedding, Bi-LSTM, final state, softmax.</summary>
    public static Network Intent(RandomNetworks random) =>
        Of(
            "intent",
            ["<stop>", "on", "off", "light", "\u00b0C", "at", "six"],
            random.Embedding("embedding", 7, 5),
            random.Bidirectional("lstm", CellKind.Lstm, 5, 4, MergeMode.Concatenate),
            new LastStepLayer("last", 8, StepSelection.FinalState),
            random.Dense("head", Activation.None, 8, 3),
            new SoftmaxLayer("softmax", 3, false));

    /// <summary>N to N: two Bi-GRUs, the second averaged.</summary>
    public static Network Stacked(RandomNetworks random) =>
        Of(
            "stacked",
            [],
            random.Bidirectional("first", CellKind.Gru, 2, 4, MergeMode.Concatenate),
            random.Bidirectional("second", CellKind.Gru, 8, 3, MergeMode.Average),
            random.Dense("head", new Activation(ActivationKind.HardSigmoid, 1, 0), 3, 2));

    /// <summary>N to N in one direction: one-hot, RNN, log-softmax.</summary>
    public static Network Characters(RandomNetworks random) =>
        Of(
            "characters",
            ["a", "b", "c", "d", "e"],
            new OneHotLayer("one-hot", 5),
            random.Recurrent("rnn", CellKind.Rnn, 5, 6),
            random.Dense("head", Activation.None, 6, 5),
            new SoftmaxLayer("softmax", 5, true));

    /// <summary>N to N: a layer backwards, multiplied and summed directions, argmax.</summary>
    public static Network Merges(RandomNetworks random) =>
        Of(
            "merges",
            [],
            new ReverseLayer("reverse", random.ReluRnn("rnn", 2, 4)),
            random.Bidirectional("product", CellKind.Rnn, 4, 5, MergeMode.Multiply),
            random.Bidirectional("sum", CellKind.Rnn, 5, 6, MergeMode.Sum),
            random.Dense("head", Activation.None, 6, 6),
            new ArgMaxLayer("argmax", 6));

    /// <summary>A network for windows.</summary>
    public static Network Of(string name, IReadOnlyList<string> vocabulary, params NetworkLayer[] layers)
    {
        var description = new NetworkDescription(name, [], [], NetworkTask.Regression, 0.5) { Vocabulary = vocabulary };
        return new Network(description, layers, Steps);
    }
}
