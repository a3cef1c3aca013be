using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Windows;

public class RunTests
{
    public static TheoryData<string> All => new(WindowModels.All.Keys);

    public static TheoryData<CellKind, MergeMode, int> Merges
    {
        get
        {
            var data = new TheoryData<CellKind, MergeMode, int>();
            foreach (CellKind cell in Enum.GetValues<CellKind>())
            {
                foreach (MergeMode merge in Enum.GetValues<MergeMode>())
                {
                    data.Add(cell, merge, 8);
                    data.Add(cell, merge, 16);
                }
            }

            return data;
        }
    }

    [Theory]
    [InlineData("characters")]
    [InlineData("last of lstm")]
    public void One_direction_gives_the_bits_of_step_after_step(string name)
    {
        LoadedNetwork windowed = QuantizedNetwork.Load(WindowModels.All[name]);
        LoadedNetwork stepped = QuantizedNetwork.Load(WindowModels.All[name]);
        float[] window = WindowModels.Window(new Random(1), windowed.Info, 20);
        var outputs = new float[WindowModels.OutputLength(windowed.Info, 20)];
        windowed.Run(window, outputs);
        var output = new float[stepped.OutputSize];
        float[] expected = [];
        foreach (float[] reading in window.Chunk(stepped.InputSize))
        {
            stepped.Step(reading, output);
            expected = stepped.Info.GivesLastStep ? [.. output] : [.. expected, .. output];
        }

        Assert.Equal(expected, outputs);
        Assert.Equal(Saved(stepped), Saved(windowed));
    }

    [Fact]
    public void A_streaming_model_runs_on_windows_of_any_length()
    {
        LoadedNetwork windowed = QuantizedNetwork.Load(SampleModels.RnnLstmSigmoid);
        LoadedNetwork stepped = QuantizedNetwork.Load(SampleModels.RnnLstmSigmoid);
        float[] window = WindowModels.Window(new Random(2), windowed.Info, 500);
        var outputs = new float[1000];
        var output = new float[2];
        windowed.Run(window, outputs);
        for (int step = 0; step < 500; step++)
        {
            stepped.Step(window[(2 * step)..(2 * step + 2)], output);
            Assert.Equal(outputs[(2 * step)..(2 * step + 2)], output);
        }
    }

    [Theory]
    [MemberData(nameof(Merges))]
    public void Two_directions_are_two_networks_of_one_direction_over_the_window(CellKind cell, MergeMode merge, int bits)
    {
        RnnModel model = RnnModel.Load(WindowModels.Merged(cell, merge, bits));
        var network = new LoadedNetwork(model, 9);
        var random = new Random(3);
        var byHand = new TwoNetworks(model);
        var hn = new float[6];
        var cn = new float[cell == CellKind.Lstm ? 6 : 0];
        for (int steps = 1; steps <= 9; steps += 4)
        {
            int[] window = Enumerable.Range(0, 2 * steps).Select(_ => random.Next(-model.Info.InputLimit, model.Info.InputLimit + 1)).ToArray();
            var output = new int[steps * network.OutputSize];
            network.Run(window, output);
            Assert.Equal(byHand.Run(window), output);
        }

        var state = new int[model.Info.StateLength];
        network.ReadState(state);
        Assert.Equal(byHand.State, state);
        network.ReadHidden(0, hn);
        Assert.Equal(byHand.Hidden, hn);
        if (cn.Length > 0)
        {
            network.ReadCell(0, cn);
            Assert.Equal(byHand.Cell, cn);
        }
    }

    [Theory]
    [InlineData(MergeMode.Concatenate)]
    [InlineData(MergeMode.Sum)]
    [InlineData(MergeMode.Multiply)]
    [InlineData(MergeMode.Average)]
    public void Directions_of_different_formats_meet_in_the_coarser_one(MergeMode merge)
    {
        RnnModel model = RnnModel.Load(WindowModels.MixedRnn(merge));
        var network = new LoadedNetwork(model);
        int[] window = [30, 40, -20, 60, 11, 12];
        var output = new int[3 * network.OutputSize];
        network.Run(window, output);

        Assert.Equal(FixedPoint.ValueBits, model.Layers[0].FractionBits);
        Assert.Equal(new TwoNetworks(model).Run(window), output);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Hn_and_cn_are_the_state_after_the_window(string name)
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.All[name]);
        ModelInfo info = network.Info;
        var hn = new float[info.StateSegments.Where(segment => !segment.IsCell).Sum(segment => segment.Length)];
        var cn = new float[info.StateSegments.Where(segment => segment.IsCell).Sum(segment => segment.Length)];
        network.Run(WindowModels.Window(new Random(4), info, 5), new float[WindowModels.OutputLength(info, 5)], hn, cn);
        var state = new int[info.StateLength];
        network.ReadState(state);

        Assert.Equal(hn, info.StateSegments.Where(segment => !segment.IsCell).SelectMany(segment => Values(segment, state)));
        Assert.Equal(cn, info.StateSegments.Where(segment => segment.IsCell).SelectMany(segment => Values(segment, state)));
        Assert.Contains(hn, value => value != 0);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_window_starts_from_the_state_there_is_until_the_network_is_reset(string name)
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.All[name]);
        float[] window = WindowModels.Window(new Random(5), network.Info, 3);
        var hn = new float[network.Info.StateSegments.Where(segment => !segment.IsCell).Sum(segment => segment.Length)];
        float[] first = Run(network, window, hn);
        float[] firstState = [.. hn];
        Run(network, window, hn);
        Assert.NotEqual(firstState, hn);
        network.Reset();
        Assert.Equal(first, Run(network, window, hn));
        Assert.Equal(firstState, hn);
    }

    [Fact]
    public void States_that_are_written_are_where_a_window_starts()
    {
        LoadedNetwork one = QuantizedNetwork.Load(WindowModels.Intent);
        LoadedNetwork other = QuantizedNetwork.Load(WindowModels.Intent);
        float[] window = WindowModels.Window(new Random(6), one.Info, 4);
        var hn = new float[4];
        var cn = new float[4];
        one.Run(window, new float[3], hn, cn);
        other.WriteHidden(1, hn);
        other.WriteCell(1, cn);

        Assert.Equal(Run(one, window, hn), Run(other, window, hn));
    }

    [Fact]
    public void A_state_beyond_its_bound_in_the_second_direction_changes_nothing()
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.Intent);
        ArgumentException error = Assert.Throws<ArgumentException>(() => network.WriteHidden(1, [0.5f, 0.5f, 0.5f, 300]));
        var state = new int[network.Info.StateLength];
        network.ReadState(state);

        Assert.StartsWith("layer 1, h[3]: expected at most", error.Message, StringComparison.Ordinal);
        Assert.All(state, value => Assert.Equal(0, value));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_saved_state_continues_with_the_same_bits(string name)
    {
        LoadedNetwork one = QuantizedNetwork.Load(WindowModels.All[name]);
        LoadedNetwork other = QuantizedNetwork.Load(WindowModels.All[name]);
        float[] window = WindowModels.Window(new Random(7), one.Info, 4);
        var hn = new float[one.Info.StateSegments.Where(segment => !segment.IsCell).Sum(segment => segment.Length)];
        Run(one, window, hn);
        byte[] saved = Saved(one);
        other.RestoreState(saved, 0, saved.Length);

        Assert.Equal(Run(one, window, hn), Run(other, window, hn));
        Assert.Equal(Saved(one), Saved(other));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_self_test_passes_and_changes_nothing(string name)
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.All[name]);
        Run(network, WindowModels.Window(new Random(8), network.Info, 4), null);
        byte[] saved = Saved(network);
        SelfTestResult result = network.SelfTest();

        Assert.True(result.Passed, result.ToString());
        Assert.Equal(3 * WindowModels.Steps, result.Steps);
        Assert.Equal(saved, Saved(network));
    }

    [Theory]
    [InlineData("intent", 0, 5)]
    [InlineData("intent", 2, 17)]
    [InlineData("stacked, wide", 3, 1)]
    public void A_self_test_that_fails_names_the_step_and_the_output(string name, int value, int step)
    {
        var model = new ModelEditor(WindowModels.All[name]);
        string field = "self test output " + (name == "intent" ? 3 * value + 1 : value);
        int right = model.GetInt32(field);
        SelfTestResult result = QuantizedNetwork.Load(model.SetInt32(field, right + 1).Sealed()).SelfTest();

        Assert.Equal((false, step, 1, right + 1, right), (result.Passed, result.Step, result.Output, result.Expected, result.Actual));
    }

    private static float[] Run(LoadedNetwork network, float[] window, float[]? hn)
    {
        var output = new float[WindowModels.OutputLength(network.Info, window.Length / network.InputSize)];
        network.Run(window, output, hn!, null!);
        return output;
    }

    private static byte[] Saved(LoadedNetwork network)
    {
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return saved;
    }

    private static float[] Values(StateSegment segment, int[] state) =>
        [.. state.AsSpan(segment.Offset, segment.Length).ToArray().Select(value => value * (1f / (1 << segment.FractionBits)))];
}
