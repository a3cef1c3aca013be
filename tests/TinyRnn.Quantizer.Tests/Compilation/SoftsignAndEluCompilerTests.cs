using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Softsign and elu, compiled, in each place that takes an activation.</summary>
public class SoftsignAndEluCompilerTests
{
    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    private static readonly Dictionary<string, Activation> s_activations = new()
    {
        ["softsign"] = new(ActivationKind.Softsign),
        ["elu"] = new(ActivationKind.Elu, 1),
        ["elu of 0.3"] = new(ActivationKind.Elu, 0.3),
    };

    public static TheoryData<string> Names => new(s_activations.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Cells_give_the_bits_of_table_mode(string name)
    {
        Activation activation = s_activations[name];
        AssertSameBits(CellKind.Rnn, new() { CandidateActivation = activation });
        AssertSameBits(CellKind.Gru, new() { CandidateActivation = activation });
        AssertSameBits(CellKind.Gru, new() { CandidateActivation = activation, ResetBefore = true, Clip = 2 });
        AssertSameBits(CellKind.Lstm, new() { CandidateActivation = activation, OutputActivation = activation });
    }

    [Fact]
    public void Gates_give_the_bits_of_table_mode()
    {
        AssertSameBits(CellKind.Gru, new() { GateActivation = new(ActivationKind.Softsign) });
        AssertSameBits(CellKind.Lstm, new() { GateActivation = new(ActivationKind.Softsign), Clip = 3 });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Dense_layers_of_small_and_of_large_values_give_the_bits_of_table_mode(string name)
    {
        foreach (double scale in new[] { 0.01, 1, 40 })
        {
            foreach (int bits in new[] { 8, 16 })
            {
                var random = new Random(bits);
                Network network = RandomNetworks.Of(
                    RandomNetworks.Dense(random, 3, 6, s_activations[name], scale), RandomNetworks.Dense(random, 6, 4, s_activations[name], scale));
                AssertSameBits(network, random, bits);
            }
        }
    }

    private static void AssertSameBits(CellKind cell, CellOptions options)
    {
        foreach (int bits in new[] { 8, 16 })
        {
            var random = new Random(bits);
            RecurrentLayer layer = RandomNetworks.Recurrent(random, cell, 3, 5) with { Options = options };
            AssertSameBits(RandomNetworks.Of(layer, RandomNetworks.Dense(random, 5, 2, Activation.None)), random, bits);
        }
    }

    private static void AssertSameBits(Network network, Random random, int bits)
    {
        byte[] model = QuantizedNetwork.Make(network, RandomReadings.Make(random, 100, network.InputSize), new QuantizationOptions { WeightBits = bits });
        ModelCompilerTests.AssertSameBits(RnnModel.Load(model), s_options, bits, steps: 100);
    }
}
