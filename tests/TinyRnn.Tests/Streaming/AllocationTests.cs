using System;
using System.Linq;
using TinyRnn.Tests.Sequences;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

public class AllocationTests
{
    private const int Steps = 10_000;

    public static TheoryData<string> Models => ["gru", "lstm", "wide", "deep"];

    private static LoadedNetwork Load(string model) =>
        QuantizedNetwork.Load(model switch
        {
            "gru" => SampleModels.GruSoftmax,
            "lstm" => SampleModels.RnnLstmSigmoid,
            "wide" => SampleModels.ReluTanhWide,
            _ => SampleModels.EightRecurrent,
        });

    private static void AllocatesNothing(Action<int> action, int steps = Steps)
    {
        Assert.Equal(0, AllocatedBytes.Of(() => Repeat(action, steps)));
    }

    private static void Repeat(Action<int> action, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            action(step);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Steps_allocate_nothing(string model)
    {
        LoadedNetwork network = Load(model);
        var output = new float[network.OutputSize];
        float[] reading = [21, 1010];
        AllocatesNothing(step =>
        {
            reading[0] = 10 + step % 20;
            network.Step(reading, output);
        });
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Raw_steps_allocate_nothing(string model)
    {
        LoadedNetwork network = Load(model);
        var output = new int[network.OutputSize];
        int[] reading = [1, -2];
        AllocatesNothing(step =>
        {
            reading[0] = step % 100;
            network.Step(reading, output);
        });
    }

    [Fact]
    public void Bad_readings_allocate_nothing()
    {
        LoadedNetwork network = Load("lstm");
        var output = new float[network.OutputSize];
        float[] reading = [0, 0];
        AllocatesNothing(step =>
        {
            reading[0] = step % 3 == 0 ? float.NaN : step % 5 == 0 ? float.NegativeInfinity : 20;
            reading[1] = step % 2 == 0 ? float.PositiveInfinity : 1000;
            network.Step(reading, output);
        });
    }

    [Fact]
    public void Saving_restoring_and_resetting_allocate_nothing()
    {
        LoadedNetwork network = Load("lstm");
        var output = new float[network.OutputSize];
        float[] reading = [25, 1000];
        var saved = new byte[network.SavedStateLength];
        AllocatesNothing(step =>
        {
            network.Step(reading, output);
            network.SaveState(saved, 0);
            network.Reset();
            network.RestoreState(saved, 0, saved.Length);
        });
    }

    [Fact]
    public void Reading_and_writing_states_allocate_nothing()
    {
        LoadedNetwork network = Load("lstm");
        var state = new int[network.Info.StateLength];
        var cell = new float[3];
        AllocatesNothing(step =>
        {
            network.ReadState(state);
            network.WriteState(state);
            network.ReadCell(1, cell);
            network.WriteCell(1, cell);
            network.ReadHidden(1, cell);
            network.WriteHidden(1, cell);
        });
    }

    [Fact]
    public void Steps_of_cells_allocate_nothing()
    {
        RnnModel model = RnnModel.Load(SampleModels.RnnLstmSigmoid);
        var rnn = new RnnCell(new LoadedNetwork(model.Layer(0)));
        var lstm = new LstmCell(new LoadedNetwork(model.Layer(1)));
        var (x, h, c) = (new int[2], new int[3], new int[3]);
        var (floatX, floatH, floatC) = (new float[2], new float[3], new float[3]);
        int[] input = [1, 2];
        float[] reading = [20, 1010];
        AllocatesNothing(step =>
        {
            input[0] = step % 100;
            rnn.Step(input, x);
            lstm.Step(x, h, c);
            reading[0] = step % 30;
            rnn.Step(reading, floatX);
            lstm.Step(floatX, floatH, floatC);
        });
    }

    [Fact]
    public void Generating_sequences_allocates_nothing()
    {
        var translator = new LoadedSequence(SequenceModel.Load(SampleSequences.Translator()));
        var both = new LoadedSequence(SequenceModel.Load(SampleSequences.BothDirections()));
        var waves = new LoadedSequence(SequenceModel.Load(SampleSequences.Waves()));
        float[] window = [1, 2, 3];
        float[] buffer = [1, 2, 3, 4, 5, 6];
        float[] readings = [0.5f, 1];
        float[] first = [3, -1];
        var tokens = new int[9];
        var vectors = new float[14];
        AllocatesNothing(step =>
        {
            window[0] = step % 7;
            translator.Generate(window, tokens);
            both.Start(buffer, 1 + step % 5);
            both.Continue(0, tokens, 3);
            waves.GenerateVectors(readings, first, vectors);
        }, 1000);
    }

    [Theory]
    [InlineData("intent")]
    [InlineData("stacked, wide")]
    [InlineData("backwards")]
    [InlineData("characters")]
    [InlineData("last of lstm")]
    public void Windows_allocate_nothing(string name)
    {
        LoadedNetwork network = QuantizedNetwork.Load(WindowModels.All[name]);
        float[] window = WindowModels.Window(new Random(1), network.Info, 4);
        var output = new float[WindowModels.OutputLength(network.Info, 4)];
        var hn = new float[network.Info.StateSegments.Where(segment => !segment.IsCell).Sum(segment => segment.Length)];
        var cn = new float[network.Info.StateSegments.Where(segment => segment.IsCell).Sum(segment => segment.Length)];
        var raw = new int[window.Length];
        var rawOutput = new int[output.Length];
        AllocatesNothing(step =>
        {
            network.Run(window, output, hn, cn);
            network.Run(raw, rawOutput);
        });
    }
}
