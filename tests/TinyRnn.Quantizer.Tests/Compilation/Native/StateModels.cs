using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Compilation.Native;

/// <summary>Networks whose states move between C and .NET: one of each cell and option that a state depends on.</summary>
internal static class StateModels
{
    private const int Inputs = 4;
    private const int Units = 6;
    private const int Window = 7;

    private static readonly Dictionary<string, Func<Random, NetworkLayer[]>> s_all = new()
    {
        ["rnn"] = random => [Of(random, UnitKind.Rnn, null)],
        ["relu rnn"] = random => [Of(random, UnitKind.ReluRnn, new() { CandidateActivation = Activation.Relu })],
        ["gru"] = random => [Of(random, UnitKind.Gru, null)],
        ["gru, reset before"] = random => [Of(random, UnitKind.Gru, new() { ResetBefore = true })],
        ["gru, from a state of its own"] = random => [Of(random, UnitKind.Gru, new() { InitialHidden = RandomNetworks.Uniform(random, Units, 1) })],
        ["lstm"] = random => [Of(random, UnitKind.Lstm, null)],
        ["lstm, peepholes"] = random => [Of(random, UnitKind.Lstm, new() { Peepholes = RandomNetworks.Uniform(random, 3 * Units, 1) })],
        ["lstm, coupled"] = random => [Of(random, UnitKind.Lstm, new() { CoupledInputForget = true, Clip = 2.5 })],
        ["lstm, hard sigmoid"] = random => [Of(random, UnitKind.Lstm, new() { GateActivation = new Activation(ActivationKind.HardSigmoid, 0.2, 0.5) })],
        ["two layers and a head"] = random =>
            [Of(random, UnitKind.Gru, null), RandomNetworks.Recurrent(random, CellKind.Lstm, Units, 9), RandomNetworks.Dense(random, 9, 3, Activation.Sigmoid)],
        ["tokens"] = random => [RandomNetworks.Embedding(random, 20, Inputs), Of(random, UnitKind.Gru, null)],
        ["both directions"] = random => [new BidirectionalLayer("both", Of(random, UnitKind.Gru, null), Of(random, UnitKind.Gru, null), MergeMode.Sum)],
        ["backwards"] = random => [new ReverseLayer("reverse", Of(random, UnitKind.Lstm, null))],
    };

    /// <summary>Each with weights of 8 and of 16 bits.</summary>
    public static IEnumerable<string> Names => s_all.Keys.SelectMany(name => new[] { $"{name}, 8", $"{name}, 16" });

    public static RnnModel Named(string name)
    {
        var random = new Random(31);
        int at = name.LastIndexOf(',');
        Network network = RandomNetworks.Of(s_all[name[..at]](random)) with { Window = Window };
        var options = new QuantizationOptions { WeightBits = int.Parse(name[(at + 2)..], System.Globalization.CultureInfo.InvariantCulture) };
        return RnnModel.Load(QuantizedNetwork.MakeOfWindows(network, RandomWindows.Make(random, network, 30, Window), options));
    }

    private static RecurrentLayer Of(Random random, UnitKind unit, CellOptions? options) =>
        RandomNetworks.Recurrent(random, unit.Cell(), Inputs, Units, unit == UnitKind.ReluRnn ? 0.4 : 1) with { Options = options };
}
