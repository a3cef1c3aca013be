using System;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Windows;

public class WindowErrorTests
{
    [Fact]
    public void A_network_that_runs_backwards_cannot_be_stepped()
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.Backwards);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Step(new float[2], new float[2]));

        Assert.Equal("the network runs backwards as well, or takes steps together, and cannot be stepped: run it on a window", error.Message);
        Assert.Throws<InvalidOperationException>(() => network.Step(new int[2], new int[2]));
        Assert.Throws<InvalidOperationException>(() => network.CopyLayerOutput(0, new int[3]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void A_window_is_one_or_more_whole_steps(int length) =>
        Fails(
            WindowModels.Backwards,
            network => network.Run(new float[length], new float[2]),
            $"window: expected one or more steps of 2 values, found {length} values");

    [Fact]
    public void A_window_longer_than_the_room_for_it_is_refused()
    {
        Fails(
            WindowModels.Backwards,
            network => network.Run(new float[14], new float[2]),
            "window: expected at most 6 steps, for which the network has room, found 7");
        new LoadedNetwork(RnnModel.Load(WindowModels.Backwards), 7).Run(new float[14], new float[2]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(4097)]
    public void There_is_room_for_1_to_4096_steps(int steps)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new LoadedNetwork(RnnModel.Load(WindowModels.Backwards), steps));

        Assert.Equal($"steps of a window: expected 1 to 4096, found {steps}", error.Message);
    }

    [Fact]
    public void Output_and_states_have_their_lengths()
    {
        Fails(WindowModels.Backwards, network => network.Run(new float[12], new float[12]), "output: expected 2 values, found 12");
        Fails(WindowModels.StackedWide, network => network.Run(new float[12], new float[2]), "output: expected 12 values, found 2");
        Fails(WindowModels.Intent, network => network.Run(new float[3], new float[3], new float[3], null!), "hn: expected 4 values, found 3");
        Fails(WindowModels.Intent, network => network.Run(new float[3], new float[3], null!, new float[5]), "cn: expected 4 values, found 5");
    }

    [Theory]
    [InlineData(-1f, "-1")]
    [InlineData(4f, "4")]
    [InlineData(1.5f, "1.5")]
    [InlineData(float.NaN, "NaN or infinity")]
    [InlineData(float.PositiveInfinity, "NaN or infinity")]
    public void What_is_not_a_token_is_refused_before_anything_changes(float token, string found)
    {
        Fails(
            WindowModels.Intent, network => network.Run([0, 1, token], new float[3]), $"input 2: expected a token from 0 to 3, found {found}");
        Fails(
            WindowModels.Intent, network => network.Quantize([token], new int[1]), $"input 0: expected a token from 0 to 3, found {found}");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void What_is_not_a_token_cannot_be_stepped_as_an_integer(int token) =>
        Fails(WindowModels.Characters, network => network.Step([token], new int[1]), $"input 0: expected a token from 0 to 4, found {token}");

    [Fact]
    public void A_window_of_integers_is_within_the_input_limit()
    {
        int limit = RnnModel.Load(WindowModels.Backwards).Info.InputLimit;
        Fails(
            WindowModels.Backwards,
            network => network.Run([0, 0, 0, limit + 1], new int[2]),
            $"input 3: expected at most {limit} in magnitude, found {limit + 1}");
    }

    [Fact]
    public void A_bad_reading_anywhere_in_a_window_is_refused_before_anything_changes()
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.Backwards);
        network.BadReadings = BadReadingPolicy.Throw;
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Run([0, 0, 0, float.NaN], new float[2]));

        Assert.Equal("input 3 (): expected a finite reading, found NaN or infinity", error.Message);
        Assert.All(State(network), value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_bad_reading_holds_the_last_good_one_of_the_window()
    {
        LoadedNetwork held = QuantizedNetwork.Load(WindowModels.Backwards);
        LoadedNetwork given = QuantizedNetwork.Load(WindowModels.Backwards);
        held.Run([1, 2, float.NaN, 3, 4, float.NegativeInfinity], new float[2]);
        given.Run([1, 2, 1, 3, 4, 3], new float[2]);

        Assert.Equal(State(given), State(held));
    }

    private static void Fails(byte[] model, Action<LoadedNetwork> action, string message)
    {
        LoadedNetwork network = QuantizedNetwork.Load(model);
        ArgumentException error = Assert.Throws<ArgumentException>(() => action(network));

        Assert.Equal(message, error.Message);
        Assert.All(State(network), value => Assert.Equal(0, value));
    }

    private static int[] State(LoadedNetwork network)
    {
        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        return state;
    }
}
