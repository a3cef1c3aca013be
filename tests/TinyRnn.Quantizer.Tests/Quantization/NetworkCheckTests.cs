using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

public class NetworkCheckTests
{
    private static readonly RecurrentLayer s_gru = RandomNetworks.Recurrent(new Random(1), CellKind.Gru, 2, 3);
    private static readonly DenseLayer s_dense = RandomNetworks.Dense(new Random(2), 3, 1, Activation.Sigmoid);

    private static void Refuses(Network network, string message) =>
        Assert.Equal(message, Assert.Throws<QuantizationException>(() => NetworkCheck.Require(network)).Message);

    [Fact]
    public void A_fitting_network_passes() => NetworkCheck.Require(RandomNetworks.Of(s_gru, s_dense));

    [Fact]
    public void Sizes_beyond_the_format_are_refused()
    {
        Refuses(RandomNetworks.Of(), "number of layers: expected 1 to 24, found 0");
        Refuses(RandomNetworks.Of(RandomNetworks.Dense(new Random(3), 513, 1, Activation.None)), "number of inputs: expected 1 to 512, found 513");
        Refuses(RandomNetworks.Of(RandomNetworks.Recurrent(new Random(3), CellKind.Gru, 2, 600)), "layer Gru: output size: expected 1 to 512, found 600");
        var nine = new NetworkLayer[9];
        Array.Fill(nine, RandomNetworks.Recurrent(new Random(3), CellKind.Rnn, 2, 2));
        Refuses(RandomNetworks.Of(nine), "number of recurrent layers: expected 0 to 8, found 9");
    }

    [Fact]
    public void Layers_that_do_not_fit_each_other_are_refused() =>
        Refuses(RandomNetworks.Of(s_gru, s_dense with { InputSize = 4 }), "layer Sigmoid: input size: expected 3, found 4");

    [Fact]
    public void Softmax_before_the_end_is_refused() =>
        Refuses(
            RandomNetworks.Of([s_gru, .. RandomNetworks.Softmax(new Random(4), 3, 3), s_dense]),
            "layer 'Sigmoid': expected nothing but the last step or argmax after a softmax, 'Softmax'");

    [Fact]
    public void Arrays_of_the_wrong_length_are_refused()
    {
        Refuses(RandomNetworks.Of(s_gru with { InputWeights = new float[17] }), "layer Gru: input weights: expected 18, found 17");
        Refuses(RandomNetworks.Of(s_gru with { RecurrentBias = new float[3] }), "layer Gru: recurrent bias: expected 9, found 3");
        Refuses(RandomNetworks.Of(s_gru, s_dense with { Weights = new float[4] }), "layer Sigmoid: weights: expected 3, found 4");
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Weights_that_are_not_numbers_are_refused(float weight, string found)
    {
        float[] weights = (float[])s_gru.RecurrentWeights.Clone();
        weights[7] = weight;
        Refuses(RandomNetworks.Of(s_gru with { RecurrentWeights = weights }), "layer Gru: recurrent weights[7]: expected a finite number, found " + found);
        Refuses(RandomNetworks.Of(s_gru, s_dense with { Bias = [weight] }), "layer Sigmoid: bias[0]: expected a finite number, found " + found);
    }

    [Fact]
    public void Descriptions_that_do_not_fit_are_refused()
    {
        Network network = RandomNetworks.Of(s_gru, s_dense);
        var channel = new Channel("t", "", 0, 1);
        Refuses(network with { Description = network.Description with { Threshold = double.NaN } }, "threshold: expected 0 to 1, found NaN");
        Refuses(network with { Description = network.Description with { Features = [channel] } }, "number of features: expected 2, found 1");
        Refuses(
            network with { Description = network.Description with { Features = [channel, channel with { Deviation = 0 }] } },
            "feature t: deviation: expected a positive number, found 0");
        Refuses(
            network with { Description = network.Description with { Outputs = [channel with { Mean = double.NaN }] } },
            "output t: mean: expected a finite number, found NaN");
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Network network = RandomNetworks.Of(s_gru);
        float[][] readings = RandomReadings.Make(new Random(5), 10, 2);
        foreach ((QuantizationOptions options, string message) in new[]
        {
            (new QuantizationOptions { Precision = new(new(4, 2), new(8, 2)) }, "weight bits: expected 8 or 16, found 4"),
            (new QuantizationOptions { Precision = new(new(8, 2), new(8, 4)) }, "lanes: expected 1 to 3, found 4"),
            (new QuantizationOptions { StateRange = 0.5 }, "state range: expected 0 or 1 to 120, found 0.5"),
            (new QuantizationOptions { StateRange = 121 }, "state range: expected 0 or 1 to 120, found 121"),
            (new QuantizationOptions { StateRange = double.NaN }, "state range: expected 0 or 1 to 120, found NaN"),
            (new QuantizationOptions { SelfTestSteps = 4097 }, "self test steps: expected 0 to 4096, found 4097"),
        })
        {
            Assert.Equal(message, Assert.Throws<QuantizationException>(() => QuantizedNetwork.Make(network, readings, options)).Message);
        }

        Assert.Equal("weight bits: expected 8 or 16, found 4", Assert.Throws<QuantizationException>(() => new QuantizationOptions { WeightBits = 4 }).Message);
    }

    [Fact]
    public void A_relu_state_that_outgrows_its_format_is_refused()
    {
        // h = relu(h + 1) counts the readings.
        var counter = new RecurrentLayer("counter", CellKind.Rnn, 1, 1, [0], [1], [1], [0], UnitKind.ReluRnn.Options());
        float[][] readings = RandomReadings.Make(new Random(6), 2048, 1);
        Assert.Equal(
            "layer counter: expected a state below 2048, found 2048 in calibration",
            Assert.Throws<QuantizationException>(() => QuantizedNetwork.Make(RandomNetworks.Of(counter), readings)).Message);
        QuantizedNetwork.Make(RandomNetworks.Of(counter), readings[..2047]);
    }

    [Fact]
    public void Calibration_without_a_reading_is_refused() =>
        Assert.Equal(
            "calibration: expected at least one reading, found none",
            Assert.Throws<QuantizationException>(() => QuantizedNetwork.Make(RandomNetworks.Of(s_gru), [])).Message);
}
