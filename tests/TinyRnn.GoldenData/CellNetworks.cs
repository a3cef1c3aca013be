using TinyRnn.Quantizer.Networks;

namespace TinyRnn.GoldenData;

/// <summary>Small networks of one recurrent layer with options, three features.</summary>
internal static class CellNetworks
{
    private const int Inputs = 3;

    /// <summary>LSTM with peepholes and clip, from a state of its own.</summary>
    public static Network Peepholes(RandomNetworks random) =>
        Of(
            "peepholes",
            random.WithOptions(
                "lstm", CellKind.Lstm, Inputs, 4, 4,
                new() { Peepholes = random.Weights(12, 0.7), Clip = 1.5, InitialHidden = random.Weights(4, 0.8), InitialCell = random.Weights(4, 2) }),
            random.Dense("head", Activation.None, 4, 3));

    /// <summary>LSTM whose h is projected from 5 to 3 values.</summary>
    public static Network Projection(RandomNetworks random) =>
        Of(
            "projection",
            random.WithOptions(
                "lstm", CellKind.Lstm, Inputs, 5, 3,
                new() { Projection = random.Weights(15, 0.9), CoupledInputForget = true, InitialCell = random.Weights(5, 1) }),
            random.Dense("head", Activation.None, 3, 3));

    /// <summary>GRU with hard sigmoid gates and the reset before the product, from a state of its own.</summary>
    public static Network HardGates(RandomNetworks random) =>
        Of(
            "hard gates",
            random.WithOptions(
                "gru", CellKind.Gru, Inputs, 4, 4,
                new()
                {
                    ResetBefore = true,
                    GateActivation = new(ActivationKind.HardSigmoid, 1 / 6.0, 0.5),
                    InitialHidden = random.Weights(4, 0.8),
                }),
            random.Dense("head", Activation.Sigmoid, 4, 3));

    /// <summary>GRU with relu gates, a leaky candidate and clip, from a state of its own.</summary>
    public static Network ReluGates(RandomNetworks random) =>
        Of(
            "relu gates",
            random.WithOptions(
                "gru", CellKind.Gru, Inputs, 3, 3,
                new()
                {
                    GateActivation = Activation.Relu,
                    CandidateActivation = new(ActivationKind.LeakyRelu, 0.1),
                    Clip = 0.9,
                    InitialHidden = random.Weights(3, 0.8),
                }),
            random.Dense("head", Activation.None, 3, 3));

    private static Network Of(string name, params NetworkLayer[] layers) =>
        new(new NetworkDescription(name, [], [], NetworkTask.Regression, 0.5), layers);
}
