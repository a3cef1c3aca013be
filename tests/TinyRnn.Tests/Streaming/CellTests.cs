using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

/// <summary>Cells stepped by hand beside the layers of a network.</summary>
public class CellTests
{
    private const int Steps = 60;

    [Fact]
    public void A_stack_of_cells_gives_the_bits_of_the_network()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => AssertSameBits(new RandomStack(seed), units: false))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void A_stack_of_cells_whose_state_is_carried_in_floats_gives_the_bits_of_the_network()
    {
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => AssertSameBits(new RandomStack(seed), units: true))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Outputs_of_more_bits_than_a_float_has_are_rounded_to_one()
    {
        var stack = new RandomStack(52107);
        Assert.Equal(30, stack.Model.Layers[^1].FractionBits);
        AssertSameBits(stack, units: true);
    }

    [Fact]
    public void A_step_continues_from_whatever_state_the_caller_gives()
    {
        RnnModel model = Model(CellKind.Lstm);
        var network = new LoadedNetwork(model.Layer(0));
        var cell = new LstmCell(network);
        int[] h = [1 << 22, -(1 << 23), 5];
        int[] c = [int.MaxValue, -int.MaxValue, 1 << 20];
        var reference = new LoadedNetwork(model.Layer(0));
        reference.WriteState([.. h, .. c]);
        var expected = new int[3];

        for (int step = 0; step < Steps; step++)
        {
            int[] input = [step, -step];
            reference.Step(input, expected);
            cell.Step(input, h, c);
        }

        var state = new int[6];
        reference.ReadState(state);
        Assert.Equal(expected, h);
        Assert.Equal(state, h.Concat(c));
    }

    [Fact]
    public void Two_states_take_turns_with_one_cell()
    {
        RnnModel model = Model(CellKind.Gru).Layer(0);
        var shared = new GruCell(new LoadedNetwork(model));
        var alone = new GruCell(new LoadedNetwork(model));
        var (first, second, expected) = (new int[3], new int[3], new int[3]);

        for (int step = 0; step < Steps; step++)
        {
            shared.Step([step, 1], first);
            shared.Step([-step, 500], second);
            alone.Step([step, 1], expected);
        }

        Assert.Equal(expected, first);
        Assert.NotEqual(expected, second);
    }

    [Fact]
    public void Sizes_and_formats_are_told()
    {
        var lstm = new LstmCell(new LoadedNetwork(Model(CellKind.Lstm).Layer(0)));
        var relu = new RnnCell(new LoadedNetwork(Model(RandomNetworks.Relu(new Random(8), 2, 3)).Layer(0)));

        Assert.Equal((2, 3, 23, 3, 20), (lstm.InputSize, lstm.HiddenSize, lstm.HiddenFractionBits, lstm.CellSize, lstm.CellFractionBits));
        Assert.Equal((20, int.MaxValue), (relu.HiddenFractionBits, relu.HiddenBound));
    }

    [Fact]
    public void Another_kind_of_layer_is_refused()
    {
        var gru = new LoadedNetwork(Model(CellKind.Gru).Layer(0));

        Assert.Equal(
            "network random, layer 0: expected one layer, of kind Lstm, found kind 2", Assert.Throws<ArgumentException>(() => new LstmCell(gru)).Message);
        Assert.Throws<ArgumentException>(() => new RnnCell(gru));
        Assert.Throws<ArgumentException>(() => new GruCell(new LoadedNetwork(Model(CellKind.Gru).Layer(1))));
    }

    [Fact]
    public void A_network_of_more_layers_is_refused()
    {
        var network = new LoadedNetwork(Model(CellKind.Gru));

        Assert.Equal(
            "network random: expected one layer, of kind Gru, found another number of layers",
            Assert.Throws<ArgumentException>(() => new GruCell(network)).Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_layer_that_is_not_there_is_refused(int layer) =>
        Assert.Equal($"layer: expected 0 to 1, found {layer}", Assert.Throws<ArgumentException>(() => Model(CellKind.Gru).Layer(layer)).Message);

    [Fact]
    public void Bad_arguments_leave_the_state_as_it_was()
    {
        var cell = new LstmCell(new LoadedNetwork(Model(CellKind.Lstm).Layer(0)));
        int limit = cell.Network.Info.InputLimit;
        int[] h = [1, 2, 3];
        int[] c = [4, 5, 6];

        Fails("h: expected 3 values, found 2", () => cell.Step([0, 0], new int[2], c));
        Fails("c: expected 3 values, found 4", () => cell.Step([0, 0], h, new int[4]));
        Fails("input: expected 2 values, found 1", () => cell.Step([0], h, c));
        Fails($"input 1: expected at most {limit} in magnitude, found {limit + 1}", () => cell.Step([0, limit + 1], h, c));
        Fails("h[1]: expected at most 8388608 in magnitude, found 8388609", () => cell.Step([0, 0], [0, 8388609, 0], c));
        Fails("c[2]: expected at most 2147483647 in magnitude, found -2147483648", () => cell.Step([0, 0], h, [0, 0, int.MinValue]));
        Assert.Equal([1, 2, 3, 4, 5, 6], h.Concat(c));

        void Fails(string message, Action step) => Assert.Equal(message, Assert.Throws<ArgumentException>(step).Message);
    }

    [Fact]
    public void Bad_floats_leave_the_state_as_it_was()
    {
        var cell = new GruCell(new LoadedNetwork(Model(CellKind.Gru).Layer(0)));
        float[] h = [0.5f, 0, 0];

        Assert.Equal("h[1]: expected at most 1 in magnitude, found NaN", Assert.Throws<ArgumentException>(() => cell.Step([0, 0], [0, float.NaN, 0])).Message);
        Assert.Throws<ArgumentException>(() => cell.Step([0, 0], [0, -1.001f, 0]));
        cell.Network.BadReadings = BadReadingPolicy.Throw;
        Assert.Throws<ArgumentException>(() => cell.Step([float.PositiveInfinity, 0], h));
        Assert.Equal([0.5f, 0, 0], h);
    }

    [Fact]
    public void A_saved_state_of_a_layer_is_refused_by_the_whole_model_and_by_other_layers()
    {
        RnnModel model = RnnModel.Load(QuantizedNetwork.Make(
            RandomNetworks.Of(RandomNetworks.Recurrent(new Random(1), CellKind.Gru, 3, 3), RandomNetworks.Recurrent(new Random(2), CellKind.Gru, 3, 3)),
            RandomReadings.Make(new Random(3), 50, 3)));
        var layer = new LoadedNetwork(model.Layer(0));
        var saved = new byte[layer.SavedStateLength];
        layer.SaveState(saved, 0);

        Assert.Throws<SavedStateException>(() => new LoadedNetwork(model.Layer(1)).RestoreState(saved, 0, saved.Length));
        Assert.Throws<SavedStateException>(() => new LoadedNetwork(model).RestoreState(saved, 0, saved.Length));
    }

    /// <summary>Cells and Dense layers in a row, each a network of its own, against the network that holds them all.</summary>
    private static void AssertSameBits(RandomStack stack, bool units)
    {
        var network = new LoadedNetwork(stack.Model);
        var random = new Random(stack.Seed);
        var raw = new int[network.InputSize];
        var output = new int[network.OutputSize];
        var hand = new HandWrittenLoop(stack.Model, units);
        for (int step = 0; step < Steps; step++)
        {
            float[] reading = [.. Enumerable.Range(0, network.InputSize).Select(_ => (float)RandomNetworks.Normal(random))];
            network.Quantize(reading, raw);
            network.Step(raw, output);
            int[] actual = units ? hand.Step(reading) : hand.Step(raw);
            int[] expected = units ? [.. output.Select(value => InFloat(value, stack.Model.Layers[^1]))] : output;
            Assert.True(expected.AsSpan().SequenceEqual(actual), $"seed {stack.Seed}, step {step}");
            var state = new int[network.Info.StateLength];
            network.ReadState(state);
            Assert.Equal(state, hand.State());
        }
    }

    /// <summary>What a float makes of an output: fine ones have 30 bits and a float 24, all others are exact.</summary>
    private static int InFloat(int value, Layer layer) => layer.FractionBits == SigmoidTable.FineBits ? (int)(float)value : value;

    private static RnnModel Model(CellKind cell) =>
        Model(RandomNetworks.Recurrent(new Random(8), cell, 2, 3));

    private static RnnModel Model(RecurrentLayer layer)
    {
        var random = new Random(9);
        Network network = RandomNetworks.Of(layer, RandomNetworks.Dense(random, 3, 2, Activation.None));
        return RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 50, 2), new QuantizationOptions { StateRange = 1 }));
    }
}
