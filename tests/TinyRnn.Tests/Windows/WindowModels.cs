using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Windows;

/// <summary>Small models that run on windows of up to 6 steps, and windows for them.</summary>
internal static class WindowModels
{
    public const int Steps = 6;

    /// <summary>Embedding with a vocabulary, Bi-LSTM, final state, softmax.</summary>
    public static byte[] Intent { get; } =
        Make(
            8,
            random =>
                [
                    RandomNetworks.Embedding(random, 4, 3),
                    RandomNetworks.Bidirectional(random, CellKind.Lstm, 3, 2),
                    new LastStepLayer("Last", 4, StepSelection.FinalState),
                    .. RandomNetworks.Softmax(random, 4, 3),
                ],
            "a", "b", "c", "d");

    /// <summary>16-bit weights: Bi-GRU, Bi-RNN summed, log-softmax for each step.</summary>
    public static byte[] StackedWide { get; } =
        Make(
            16,
            random =>
                [
                    RandomNetworks.Bidirectional(random, CellKind.Gru, 2, 3),
                    RandomNetworks.Bidirectional(random, CellKind.Rnn, 6, 3, MergeMode.Sum),
                    .. RandomNetworks.Softmax(random, 3, 2, isLogarithm: true),
                ]);

    /// <summary>A GRU backwards, its last output, a hard sigmoid.</summary>
    public static byte[] Backwards { get; } =
        Make(
            8,
            random =>
                [
                    new ReverseLayer("Reverse", RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3)),
                    new LastStepLayer("Last", 3, StepSelection.LastOutput),
                    RandomNetworks.Dense(random, 3, 2, new(ActivationKind.HardSigmoid, 0.2, 0.5)),
                ]);

    /// <summary>One direction: one-hot, RNN, dense, argmax.</summary>
    public static byte[] Characters { get; } =
        Make(
            8,
            random =>
                [
                    new OneHotLayer("OneHot", 5),
                    RandomNetworks.Recurrent(random, CellKind.Rnn, 5, 4),
                    RandomNetworks.Dense(random, 4, 5, Activation.None),
                    new ArgMaxLayer("ArgMax", 5),
                ]);

    /// <summary>One direction: LSTM, last output, two dense layers.</summary>
    public static byte[] LastOfLstm { get; } =
        Make(
            8,
            random =>
                [
                    RandomNetworks.Recurrent(random, CellKind.Lstm, 2, 3),
                    new LastStepLayer("Last", 3, StepSelection.FinalState),
                    RandomNetworks.Dense(random, 3, 4, Activation.Relu),
                    RandomNetworks.Dense(random, 4, 2, Activation.Sigmoid),
                ]);

    /// <summary>Two directions of different activations, and so of different formats.</summary>
    public static byte[] MixedRnn(MergeMode merge) =>
        Make(
            8,
            random =>
                [
                    new BidirectionalLayer(
                        "Mixed",
                        RandomNetworks.Recurrent(random, CellKind.Rnn, 2, 3),
                        RandomNetworks.Relu(random, 2, 3, 0.5),
                        merge),
                ]);

    /// <summary>One bidirectional layer.</summary>
    public static byte[] Merged(CellKind cell, MergeMode merge, int bits) =>
        Make(bits, random => [RandomNetworks.Bidirectional(random, cell, 2, 3, merge)]);

    /// <summary>All but the models of one layer, by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } =
        new Dictionary<string, byte[]>
        {
            ["intent"] = Intent,
            ["stacked, wide"] = StackedWide,
            ["backwards"] = Backwards,
            ["characters"] = Characters,
            ["last of lstm"] = LastOfLstm,
        };

    /// <summary>Readings or tokens: [steps, inputs].</summary>
    public static float[] Window(Random random, ModelInfo info, int steps) =>
        info.Tokens > 0
            ? [.. Enumerable.Range(0, steps).Select(_ => (float)random.Next(info.Tokens))]
            : [.. RandomReadings.Make(random, steps, info.Inputs.Length).SelectMany(reading => reading)];

    /// <summary>The length of what a window gives.</summary>
    public static int OutputLength(ModelInfo info, int steps) => (info.GivesLastStep ? 1 : steps) * info.Outputs.Length;

    private static byte[] Make(int bits, Func<Random, NetworkLayer[]> layers, params string[] vocabulary)
    {
        var random = new Random(17);
        Network network = RandomNetworks.Of(layers(random)) with { Window = Steps };
        network = network with { Description = network.Description with { Vocabulary = vocabulary } };
        float[][] windows = RandomWindows.Make(random, network, 30, Steps);
        return QuantizedNetwork.MakeOfWindows(network, windows, new QuantizationOptions { WeightBits = bits, SelfTestSteps = 3 * Steps });
    }
}
