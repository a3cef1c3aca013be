using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Layers;

/// <summary>Every layer against the float reference, state carried over all steps.</summary>
public class LayerAccuracyTests
{
    private const int Steps = 500;

    private static readonly Dictionary<string, Func<Random, int, int, RecurrentLayer>> s_cells = new()
    {
        ["rnn"] = (random, inputs, hidden) => RandomNetworks.Recurrent(random, CellKind.Rnn, inputs, hidden),
        ["relu rnn"] = (random, inputs, hidden) => RandomNetworks.Relu(random, inputs, hidden),
        ["gru"] = (random, inputs, hidden) => RandomNetworks.Recurrent(random, CellKind.Gru, inputs, hidden),
        ["lstm"] = (random, inputs, hidden) => RandomNetworks.Recurrent(random, CellKind.Lstm, inputs, hidden),
    };

    /// <summary>
    /// A weight of 8 bits is off by up to half a step of max/127, about 0.3 % of a weight on average, and what many of them do
    /// averages out; 16 bits are 256 times finer, and the table's 2e-5 shows.
    /// </summary>
    private static double Tolerance(int weightBits) => weightBits == 8 ? 0.01 : 0.0005;

    public static TheoryData<string, int, int, int> Cells
    {
        get
        {
            var data = new TheoryData<string, int, int, int>();
            foreach (string cell in s_cells.Keys)
            {
                foreach (int weightBits in new[] { 8, 16 })
                {
                    data.Add(cell, weightBits, 1, 1);
                    data.Add(cell, weightBits, 3, 2);
                    data.Add(cell, weightBits, 1, 33);
                    data.Add(cell, weightBits, 70, 5);
                    data.Add(cell, weightBits, 4, 32);
                }
            }

            return data;
        }
    }

    public static TheoryData<ActivationKind, int> Activations
    {
        get
        {
            var data = new TheoryData<ActivationKind, int>();
            foreach (ActivationKind kind in Enum.GetValues<ActivationKind>())
            {
                data.Add(kind, 8);
                data.Add(kind, 16);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void A_recurrent_layer_follows_the_reference(string cell, int weightBits, int inputs, int hidden)
    {
        var random = new Random(1000 * hidden + inputs);
        AssertFollows(RandomNetworks.Of(s_cells[cell](random, inputs, hidden)), weightBits, random, Tolerance(weightBits));
    }

    [Theory]
    [InlineData("rnn", 8)]
    [InlineData("rnn", 16)]
    [InlineData("relu rnn", 8)]
    [InlineData("relu rnn", 16)]
    [InlineData("gru", 8)]
    [InlineData("gru", 16)]
    [InlineData("lstm", 8)]
    [InlineData("lstm", 16)]
    public void Stacked_layers_follow_the_reference(string cell, int weightBits)
    {
        var random = new Random(17);
        Network network = RandomNetworks.Of(
            s_cells[cell](random, 5, 12), s_cells[cell](random, 12, 20), s_cells[cell](random, 20, 7));
        // Each layer adds about one layer's error to what it is given.
        AssertFollows(network, weightBits, random, 3 * Tolerance(weightBits));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Different_cells_and_hidden_dense_layers_follow_the_reference(int weightBits)
    {
        var random = new Random(23);
        Network network = RandomNetworks.Of(
            RandomNetworks.Dense(random, 6, 10, Activation.Relu),
            RandomNetworks.Recurrent(random, CellKind.Lstm, 10, 14),
            RandomNetworks.Dense(random, 14, 9, Activation.Tanh),
            RandomNetworks.Relu(random, 9, 8),
            RandomNetworks.Dense(random, 8, 11, Activation.None),
            RandomNetworks.Recurrent(random, CellKind.Gru, 11, 16),
            RandomNetworks.Dense(random, 16, 5, Activation.Sigmoid),
            RandomNetworks.Dense(random, 5, 3, Activation.None));
        AssertFollows(network, weightBits, random, 8 * Tolerance(weightBits));
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_dense_layer_follows_the_reference(ActivationKind kind, int weightBits)
    {
        var random = new Random(29);
        Activation activation = RandomActivations.Of(kind);
        AssertFollows(RandomNetworks.Of(RandomNetworks.Dense(random, 12, 5, activation, 3)), weightBits, random, Tolerance(weightBits));
        Network headed = RandomNetworks.Of(
            RandomNetworks.Recurrent(random, CellKind.Gru, 4, 16), RandomNetworks.Dense(random, 16, 1, activation, 2));
        AssertFollows(headed, weightBits, random, 2 * Tolerance(weightBits));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void A_softmax_follows_the_reference(int weightBits)
    {
        var random = new Random(29);
        AssertFollows(RandomNetworks.Of(RandomNetworks.Softmax(random, 12, 5, 3)), weightBits, random, Tolerance(weightBits));
        Network headed = RandomNetworks.Of([RandomNetworks.Recurrent(random, CellKind.Gru, 4, 16), .. RandomNetworks.Softmax(random, 16, 3, 2)]);
        AssertFollows(headed, weightBits, random, 2 * Tolerance(weightBits));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void The_largest_network_follows_the_reference(int weightBits)
    {
        var random = new Random(31);
        var layers = new NetworkLayer[8];
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = RandomNetworks.Recurrent(random, i % 2 == 0 ? CellKind.Gru : CellKind.Lstm, 512, 512);
        }

        Network network = RandomNetworks.Of(layers);
        float[][] readings = RandomReadings.Make(random, 40, 512);
        byte[] model = QuantizedNetwork.Make(network, readings, new QuantizationOptions { WeightBits = weightBits, SelfTestSteps = 2 });
        var comparison = new Comparison(network, model, readings);
        Assert.InRange(comparison.RelativeRms, 0, 8 * Tolerance(weightBits));
    }

    [Fact]
    public void Hidden_units_are_nearer_to_float_than_the_tests_of_TFLM_ask()
    {
        // Those allow 1e-2 for 8-bit and 1e-3 for 16-bit arithmetic.
        foreach ((int weightBits, double most) in new[] { (8, 1e-2), (16, 1e-3) })
        {
            var random = new Random(37);
            Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Lstm, 4, 32));
            float[][] readings = RandomReadings.Make(random, 2000, 4);
            byte[] model = QuantizedNetwork.Make(network, readings, new QuantizationOptions { WeightBits = weightBits });
            Assert.InRange(new Comparison(network, model, readings).LargestError, 0, most);
        }
    }

    private static void AssertFollows(Network network, int weightBits, Random random, double tolerance)
    {
        byte[] model = QuantizedNetwork.Make(
            network, RandomReadings.Make(random, Steps, network.InputSize), new QuantizationOptions { WeightBits = weightBits });
        var comparison = new Comparison(network, model, RandomReadings.Make(random, Steps, network.InputSize));
        Assert.InRange(comparison.RelativeRms, 0, tolerance);
        Assert.True(comparison.LargestError > 0, "An integer network cannot be exact.");
    }
}
