using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

public class CellOptionsCheckTests
{
    private static void Refuses(CellKind cell, CellOptions options, string message)
    {
        RecurrentLayer layer = RandomNetworks.Recurrent(new Random(1), cell, 2, 3) with { Options = options };
        Network network = RandomNetworks.Of(layer);
        Assert.Equal("layer " + message, Assert.Throws<QuantizationException>(() => NetworkCheck.Require(network)).Message);
    }

    [Fact]
    public void Parameters_that_are_not_numbers_are_refused()
    {
        var broken = new Activation(ActivationKind.HardSigmoid, double.NaN, 0.5);
        Refuses(CellKind.Gru, new() { GateActivation = broken }, "Gru: gate activation: expected finite parameters, found NaN and 0.5");
        Refuses(CellKind.Gru, new() { CandidateActivation = broken }, "Gru: candidate activation: expected finite parameters, found NaN and 0.5");
        Refuses(CellKind.Lstm, new() { OutputActivation = broken }, "Lstm: output activation: expected finite parameters, found NaN and 0.5");
        Refuses(CellKind.Lstm, new() { Clip = 0 }, "Lstm: clip: expected a positive number, found 0");
        Refuses(CellKind.Lstm, new() { Clip = double.NaN }, "Lstm: clip: expected a positive number, found NaN");
        Refuses(CellKind.Rnn, new() { InitialHidden = [0, float.NaN, 0] }, "Rnn: initial h[1]: expected a finite number, found NaN");
    }

    [Fact]
    public void Options_of_another_cell_are_refused()
    {
        Refuses(CellKind.Lstm, new() { ResetBefore = true }, "Lstm: reset before the product: expected a GRU, found Lstm");
        Refuses(CellKind.Gru, new() { OutputActivation = Activation.Relu }, "Gru: output activation: expected an LSTM, found Gru");
        Refuses(CellKind.Gru, new() { CoupledInputForget = true }, "Gru: coupled input and forget gate: expected an LSTM, found Gru");
        Refuses(CellKind.Gru, new() { Peepholes = new float[9] }, "Gru: peepholes: expected an LSTM, found Gru");
        Refuses(CellKind.Rnn, new() { Projection = new float[9] }, "Rnn: projection: expected an LSTM, found Rnn");
        Refuses(CellKind.Rnn, new() { InitialCell = new float[3] }, "Rnn: initial c: expected an LSTM, found Rnn");
    }

    [Fact]
    public void Arrays_of_the_wrong_length_are_refused()
    {
        Refuses(CellKind.Lstm, new() { Peepholes = new float[8] }, "Lstm: peepholes: expected 9, found 8");
        Refuses(CellKind.Lstm, new() { Projection = new float[10] }, "Lstm: projection: expected 9, found 10");
        Refuses(CellKind.Gru, new() { InitialHidden = new float[2] }, "Gru: initial h: expected 3, found 2");
        Refuses(CellKind.Lstm, new() { InitialCell = new float[4] }, "Lstm: initial c: expected 3, found 4");
    }

    [Fact]
    public void The_recurrent_weights_of_a_projected_layer_take_the_projection()
    {
        var options = new CellOptions { Projection = new float[6] };
        var layer = new RecurrentLayer("lstm", CellKind.Lstm, 1, 3, new float[12], new float[36], new float[12], new float[12], options);
        Assert.Equal(
            "layer lstm: recurrent weights: expected 24, found 36",
            Assert.Throws<QuantizationException>(() => NetworkCheck.Require(RandomNetworks.Of(layer))).Message);
    }
}
