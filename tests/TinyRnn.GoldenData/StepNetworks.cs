using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.GoldenData;

/// <summary>Small networks whose layers take the steps of a window together, or make some: windows of eight steps.</summary>
internal static class StepNetworks
{
    private const int Steps = WindowNetworks.Steps;

    /// <summary>N to 3: the last three steps.</summary>
    public static Network Latest(RandomNetworks random) =>
        WindowNetworks.Of(
            "latest",
            [],
            random.Recurrent("gru", CellKind.Gru, 2, 4),
            new LastStepsLayer("last", 4, 3),
            random.Dense("head", Activation.Tanh, 4, 2));

    /// <summary>N to 1: the mean of all steps.</summary>
    public static Network Mean(RandomNetworks random) =>
        WindowNetworks.Of(
            "mean",
            [],
            random.Recurrent("lstm", CellKind.Lstm, 2, 3),
            new PoolingLayer("pool", 3, Pooling.Mean),
            random.Dense("head", Activation.None, 3, 2));

    /// <summary>N to 1: the largest of all steps.</summary>
    public static Network Max(RandomNetworks random) =>
        WindowNetworks.Of(
            "max",
            [],
            random.Recurrent("rnn", CellKind.Rnn, 2, 5),
            new PoolingLayer("pool", 5, Pooling.Max),
            random.Dense("head", Activation.Sigmoid, 5, 1));

    /// <summary>N to 1: all steps at once.</summary>
    public static Network Flat(RandomNetworks random) =>
        WindowNetworks.Of(
            "flat",
            [],
            random.Recurrent("gru", CellKind.Gru, 2, 3),
            new FlattenLayer("flat", 3, Steps),
            random.Dense("head", Activation.None, 3 * Steps, 2));

    /// <summary>N to 1 to N: an encoder's last state at every step of a decoder, and a Dense layer at each of its steps.</summary>
    public static Network Autoencoder(RandomNetworks random) =>
        WindowNetworks.Of(
            "autoencoder",
            [],
            random.Recurrent("encoder", CellKind.Lstm, 2, 4),
            new LastStepLayer("state", 4, StepSelection.FinalState),
            new RepeatLayer("repeat", 4, Steps),
            random.Recurrent("decoder", CellKind.Lstm, 4, 4),
            random.Dense("head", Activation.None, 4, 2));

    /// <summary>N to 1 to N to 1: how far a reconstruction is from its window.</summary>
    public static Network Anomaly(RandomNetworks random, ErrorMeasure measure) =>
        WindowNetworks.Of(
            "anomaly",
            [],
            random.Recurrent("encoder", CellKind.Gru, 2, 3),
            new LastStepLayer("last", 3, StepSelection.LastOutput),
            new RepeatLayer("repeat", 3, Steps),
            random.Recurrent("decoder", CellKind.Gru, 3, 2),
            new ReconstructionErrorLayer("error", 2, measure));
}
