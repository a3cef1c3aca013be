using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Cells;

public class CellOptionTests
{
    private const int Steps = 60;

    public static TheoryData<string> Names => new(CellOptionModels.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_saved_state_continues_with_the_same_bits_in_another_instance(string name)
    {
        RnnModel model = RnnModel.Load(CellOptionModels.Make(name));
        float[][] readings = RandomReadings.Make(new Random(3), Steps, 2);
        var uninterrupted = new LoadedNetwork(model);
        var saving = new LoadedNetwork(model);
        var expected = new float[model.Info.Outputs.Length];
        var actual = new float[expected.Length];
        var saved = new byte[saving.SavedStateLength];
        foreach (float[] reading in readings)
        {
            uninterrupted.Step(reading, expected);
            saving.Step(reading, actual);
            Assert.Equal(expected, actual);
            saving.SaveState(saved, 0);
            saving = new LoadedNetwork(model);
            saving.RestoreState(saved, 0, saved.Length);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_new_and_a_reset_network_start_from_the_initial_state(string name)
    {
        RnnModel model = RnnModel.Load(CellOptionModels.Make(name));
        CellOptions options = CellOptionModels.Layer(name).Options!;
        var network = new LoadedNetwork(model);
        AssertInitial(network, options);
        int[] fresh = Outputs(network);
        Assert.NotEqual(Hidden(network), Initial(options.InitialHidden, network));
        network.Reset();
        AssertInitial(network, options);
        Assert.Equal(fresh, Outputs(network));
        Assert.True(network.SelfTest().Passed);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_step_allocates_nothing(string name)
    {
        LoadedNetwork network = QuantizedNetwork.Load(CellOptionModels.Make(name));
        float[] reading = [0.5f, -1];
        var output = new float[network.OutputSize];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            for (int step = 0; step < 500; step++)
            {
                network.Step(reading, output);
            }
        }));
    }

    [Theory]
    [InlineData("rnn-leaky-relu")]
    [InlineData("gru-reset-before-hard-sigmoid")]
    [InlineData("lstm-projection-peepholes")]
    public void A_cell_for_a_hand_written_loop_gives_the_same_bits(string name)
    {
        RnnModel model = RnnModel.Load(CellOptionModels.Make(name));
        var network = new LoadedNetwork(model);
        var one = new LoadedNetwork(model.Layer(0));
        StateSegment[] segments = model.Info.StateSegments;
        int[] h = (int[])(segments[0].Initial ?? new int[segments[0].Length]).Clone();
        int[] c = segments.Length > 1 ? (int[])(segments[1].Initial ?? new int[segments[1].Length]).Clone() : [];
        var input = new int[2];
        var expected = new int[network.OutputSize];
        foreach (float[] reading in RandomReadings.Make(new Random(5), Steps, 2))
        {
            network.Quantize(reading, input);
            network.Step(input, expected);
            switch (name[..3])
            {
                case "rnn":
                    new RnnCell(one).Step(input, h);
                    break;
                case "gru":
                    new GruCell(one).Step(input, h);
                    break;
                default:
                    new LstmCell(one).Step(input, h, c);
                    break;
            }

            Assert.Equal(expected, h);
        }
    }

    [Theory]
    [InlineData("rnn-scaled-tanh", 8, 0.01)]
    [InlineData("gru-reset-before", 8, 0.01)]
    [InlineData("gru-relu-gates", 16, 0.001)]
    [InlineData("lstm-peepholes-clip", 8, 0.01)]
    [InlineData("lstm-projection-peepholes", 8, 0.01)]
    [InlineData("lstm-wide-projection", 16, 0.001)]
    [InlineData("lstm-relu", 16, 0.001)]
    public void Both_directions_follow_the_reference(string name, int weightBits, double most)
    {
        const int steps = 12;
        var random = new Random(17);
        RecurrentLayer forward = RandomCells.Make(name, random, 4, 16);
        RecurrentLayer backward = RandomCells.Make(name, random, 4, 16);
        Network network = RandomNetworks.Of(new BidirectionalLayer("both", forward, backward, MergeMode.Concatenate)) with { Window = steps };
        byte[] model = QuantizedNetwork.MakeOfWindows(
            network, RandomWindows.Make(random, network, 200, steps), new QuantizationOptions { WeightBits = weightBits });
        var comparison = new WindowComparison(network, model, RandomWindows.Make(random, network, 100, steps));
        Assert.True(comparison.RelativeRms <= most, $"relative RMS error {comparison.RelativeRms}, at most {most}");
        AssertInitial(QuantizedNetwork.Load(model), forward.Options!, backward.Options!);
    }

    [Theory]
    [InlineData("gru-initial", "lstm-projection-peepholes")]
    [InlineData("lstm-relu", "gru-relu")]
    [InlineData("lstm-wide-projection", "rnn-affine")]
    public void Stacked_layers_follow_the_reference(string first, string second)
    {
        var random = new Random(19);
        RecurrentLayer below = RandomCells.Make(first, random, 4, 24);
        RecurrentLayer above = RandomCells.Make(second, random, below.OutputSize, 16);
        Network network = RandomNetworks.Of(below, above, RandomNetworks.Dense(random, above.OutputSize, 3, Activation.None));
        byte[] model = QuantizedNetwork.Make(network, RandomReadings.Make(random, 1000, 4));
        var comparison = new Comparison(network, model, RandomReadings.Make(random, 1000, 4));
        Assert.True(comparison.RelativeRms <= 0.01, $"relative RMS error {comparison.RelativeRms}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Large_weights_readings_at_the_limit_and_states_at_their_bounds_stay_within_bounds(string name)
    {
        RecurrentLayer layer = RandomCells.Make(name, new Random(37), 2, CellOptionModels.Units);
        byte[] bytes = QuantizedNetwork.Make(RandomNetworks.Of(layer), RandomReadings.Make(new Random(41), 50, 2));
        // Every weight at the end of its range, with multipliers of half the size: the reader refuses sums that could reach 2^62.
        var editor = new ModelEditor(bytes);
        foreach (string field in editor.Layout.Offsets.Keys.Where(field => field.Contains("weight ", StringComparison.Ordinal)))
        {
            editor.SetByte(field, editor.Layout[field] % 3 == 0 ? 129 : 127);
        }

        foreach (string lanes in editor.Layout.Offsets.Keys.Where(field => field.EndsWith("weights lanes", StringComparison.Ordinal)))
        {
            editor.SetByte(lanes, 2);
        }

        byte[] large = editor.Sealed();
        foreach (string field in editor.Layout.Offsets.Keys.Where(field => field.Contains("multiplier ", StringComparison.Ordinal)))
        {
            editor.SetInt64(field, BitConverter.ToInt64(large, editor.Layout[field]) / 2);
        }

        RnnModel model = RnnModel.Load(editor.Sealed());
        var network = new LoadedNetwork(model);
        var state = new int[model.Info.StateLength];
        var output = new int[network.OutputSize];
        int limit = model.Info.InputLimit;
        foreach (int sign in new[] { 1, -1 })
        {
            foreach (StateSegment segment in model.Info.StateSegments)
            {
                Array.Fill(state, sign * segment.Bound, segment.Offset, segment.Length);
            }

            network.WriteState(state);
            for (int step = 0; step < 50; step++)
            {
                network.Step(step % 3 == 0 ? [limit, limit] : [-limit, limit], output);
                network.ReadState(state);
                network.WriteState(state);
            }
        }
    }

    [Theory]
    [InlineData("lstm-projection")]
    [InlineData("lstm-wide-projection")]
    [InlineData("gru-initial")]
    public void A_window_gives_the_final_states_of_both_directions(string name)
    {
        var random = new Random(43);
        RecurrentLayer layer = RandomCells.Make(name, random, 2, 6);
        Network network = RandomNetworks.Of(new BidirectionalLayer("both", layer, RandomCells.Make(name, random, 2, 6), MergeMode.Concatenate)) with { Window = 5 };
        LoadedNetwork integer = QuantizedNetwork.Load(
            QuantizedNetwork.MakeOfWindows(network, RandomWindows.Make(random, network, 50, 5), new QuantizationOptions { WeightBits = 16 }));
        var reference = new Quantizer.Reference.FloatNetwork(network);
        float[] window = RandomWindows.Make(random, network, 1, 5)[0];
        int outputs = network.OutputSize;
        var h = new float[outputs];
        var c = new float[layer.Cell == CellKind.Lstm ? 12 : 0];
        integer.Run(window, new float[5 * outputs], h, c.Length > 0 ? c : null);
        reference.Run(window, new float[5 * outputs]);
        Assert.All(h.Zip(reference.HiddenState(0).ToArray()), pair => Assert.Equal(pair.Second, pair.First, 2e-3));
        Assert.All(c.Zip(reference.CellState(0).ToArray()), pair => Assert.Equal(pair.Second, pair.First, 2e-3));
    }

    private static int[] Outputs(LoadedNetwork network)
    {
        var all = new int[Steps * network.OutputSize];
        var output = new int[network.OutputSize];
        var input = new int[2];
        float[][] readings = RandomReadings.Make(new Random(7), Steps, 2);
        for (int step = 0; step < Steps; step++)
        {
            network.Quantize(readings[step], input);
            network.Step(input, output);
            output.CopyTo(all, step * output.Length);
        }

        return all;
    }

    private static void AssertInitial(LoadedNetwork network, params CellOptions[] directions)
    {
        float[] hidden = directions.SelectMany(options => Initial(options.InitialHidden, network.Info.StateSegments[0].Length)).ToArray();
        AssertClose(hidden, Hidden(network, hidden.Length));
        StateSegment? cell = network.Info.StateSegments.FirstOrDefault(segment => segment.IsCell);
        if (cell is not null)
        {
            float[] cells = directions.SelectMany(options => Initial(options.InitialCell, cell.Length)).ToArray();
            var found = new float[cells.Length];
            network.ReadCell(0, found);
            AssertClose(cells, found);
        }
    }

    private static float[] Initial(float[] values, LoadedNetwork network) => Initial(values, network.Info.StateSegments[0].Length);

    private static float[] Initial(float[] values, int length) => values.Length == 0 ? new float[length] : values;

    private static float[] Hidden(LoadedNetwork network) => Hidden(network, network.Info.StateSegments[0].Length);

    private static float[] Hidden(LoadedNetwork network, int length)
    {
        var hidden = new float[length];
        network.ReadHidden(0, hidden);
        return hidden;
    }

    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-6);
        }
    }
}
