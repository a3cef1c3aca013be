using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

/// <summary>h0 and c0.</summary>
public class InitialStateTests
{
    private const int Inputs = 3;
    private const int Hidden = 8;

    private static Network Make(CellKind cell, ActivationKind candidate = ActivationKind.Tanh) =>
        RandomNetworks.Of(
            RandomNetworks.Recurrent(new Random(19), cell, Inputs, Hidden) with { Options = new() { CandidateActivation = new(candidate) } });

    private static byte[] Quantize(Network network, double stateRange = 0) =>
        QuantizedNetwork.Make(network, RandomReadings.Make(new Random(20), 500, Inputs), new QuantizationOptions { StateRange = stateRange });

    [Theory]
    [InlineData(CellKind.Rnn, ActivationKind.Tanh, 1, 0.9)]
    [InlineData(CellKind.Rnn, ActivationKind.Relu, 1, 0.9)]
    [InlineData(CellKind.Gru, ActivationKind.Tanh, 1, 0.9)]
    [InlineData(CellKind.Lstm, ActivationKind.Tanh, 1, 0.9)]
    [InlineData(CellKind.Rnn, ActivationKind.Tanh, 6, 5.5)]
    [InlineData(CellKind.Rnn, ActivationKind.Relu, 6, 5.5)]
    [InlineData(CellKind.Gru, ActivationKind.Tanh, 6, 5.5)]
    [InlineData(CellKind.Lstm, ActivationKind.Tanh, 6, 5.5)]
    public void An_initial_state_works_as_in_the_reference(CellKind cell, ActivationKind candidate, double stateRange, double largest)
    {
        Network network = Make(cell, candidate);
        LoadedNetwork integer = QuantizedNetwork.Load(Quantize(network, stateRange));
        var reference = new FloatNetwork(network);
        float[] h0 = RandomNetworks.Uniform(new Random(21), Hidden, largest);
        integer.WriteHidden(0, h0);
        h0.CopyTo(reference.HiddenState(0));
        if (cell == CellKind.Lstm)
        {
            float[] c0 = RandomNetworks.Uniform(new Random(22), Hidden, largest);
            integer.WriteCell(0, c0);
            c0.CopyTo(reference.CellState(0));
        }

        var actual = new float[Hidden];
        var expected = new float[Hidden];
        foreach (float[] reading in RandomReadings.Make(new Random(23), 5, Inputs))
        {
            integer.Step(reading, actual);
            reference.Step(reading, expected);
            for (int i = 0; i < Hidden; i++)
            {
                // Weights are within 0.4 % of the largest of a row, copies within half of range / limit.
                Assert.Equal(expected[i], actual[i], 0.005 * Math.Max(1, largest));
            }
        }
    }

    [Fact]
    public void A_written_state_reads_back_to_the_last_bit_of_its_format()
    {
        LoadedNetwork network = QuantizedNetwork.Load(Quantize(Make(CellKind.Lstm)));
        float[] h0 = [1, -1, 0.5f, -0.25f, 0, 1f / (1 << 23), -3f / (1 << 23), 0.75f];
        float[] c0 = [2047.5f, -2047.5f, 1f / (1 << 20), -1, 0, 100.25f, -3, 7];
        network.WriteHidden(0, h0);
        network.WriteCell(0, c0);
        var read = new float[Hidden];
        network.ReadHidden(0, read);
        Assert.Equal(h0, read);
        network.ReadCell(0, read);
        Assert.Equal(c0, read);
        // 0.3 rounds to the nearest of 2^-23, half away from zero.
        network.WriteHidden(0, [0.3f, -0.3f, 0, 0, 0, 0, 0, 0]);
        var state = new int[2 * Hidden];
        network.ReadState(state);
        int expected = (int)Math.Round(0.3f * (double)(1 << 23), MidpointRounding.AwayFromZero);
        Assert.Equal((expected, -expected), (state[0], state[1]));
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void A_hidden_state_beyond_the_range_is_refused_and_nothing_is_written(CellKind cell)
    {
        LoadedNetwork network = QuantizedNetwork.Load(Quantize(Make(cell)));
        byte[] before = RandomModel.Saved(network);
        float[] h0 = [0.5f, 3, 0, 0, 0, 0, 0, 0];
        double bound = network.Info.StateSegments[0].Bound / (double)(1 << 23);
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.WriteHidden(0, h0));
        Assert.Equal($"layer 0, h[1]: expected at most {bound} in magnitude, found 3", error.Message);
        Assert.Equal(before, RandomModel.Saved(network));
        h0[1] = -3;
        Assert.Throws<ArgumentException>(() => network.WriteHidden(0, h0));
        LoadedNetwork wide = QuantizedNetwork.Load(Quantize(Make(cell), 3));
        wide.WriteHidden(0, h0);
        var read = new float[Hidden];
        wide.ReadHidden(0, read);
        Assert.Equal(h0, read);
    }

    [Theory]
    [InlineData(2048f, "2048")]
    [InlineData(-5000f, "-5000")]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void A_cell_beyond_2048_is_refused_and_nothing_is_written(float value, string found)
    {
        LoadedNetwork network = QuantizedNetwork.Load(Quantize(Make(CellKind.Lstm)));
        byte[] before = RandomModel.Saved(network);
        double bound = int.MaxValue / (double)(1 << 20);
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.WriteCell(0, [1, 1, 1, 1, 1, 1, 1, value]));
        Assert.Equal($"layer 0, c[7]: expected at most {bound} in magnitude, found {found}", error.Message);
        Assert.Equal(before, RandomModel.Saved(network));
    }

    [Fact]
    public void A_state_of_integers_beyond_its_bound_is_refused_and_nothing_is_written()
    {
        LoadedNetwork network = QuantizedNetwork.Load(Quantize(Make(CellKind.Lstm)));
        byte[] before = RandomModel.Saved(network);
        int bound = network.Info.StateSegments[0].Bound;
        var state = new int[2 * Hidden];
        state[0] = 5;
        state[3] = -bound - 1;
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.WriteState(state));
        Assert.Equal($"state 3: expected at most {bound} in magnitude, found {-bound - 1}", error.Message);
        Assert.Equal(before, RandomModel.Saved(network));
        state[3] = -bound;
        state[9] = int.MinValue;
        Assert.Throws<ArgumentException>(() => network.WriteState(state));
        state[9] = -int.MaxValue;
        network.WriteState(state);
    }

    [Fact]
    public void A_saturated_cell_stays_saturated_and_does_not_wrap()
    {
        // A forget gate of nearly 1 and an input of nearly 1 push a cell at 2048 further up.
        RecurrentLayer layer = RandomNetworks.Recurrent(new Random(24), CellKind.Lstm, Inputs, 1);
        layer = layer with { InputBias = [20, 20, 20, 20] };
        LoadedNetwork network = QuantizedNetwork.Load(Quantize(RandomNetworks.Of(layer)));
        var cell = new float[1];
        network.WriteCell(0, [2047.9999f]);
        for (int step = 0; step < 10; step++)
        {
            network.Step([0, 0, 0], new float[1]);
            network.ReadCell(0, cell);
            Assert.InRange(cell[0], 2047.9f, 2048f);
        }
    }
}
