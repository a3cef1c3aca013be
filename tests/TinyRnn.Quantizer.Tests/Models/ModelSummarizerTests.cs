using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Tests.Import;
using TinyRnn.Quantizer.Tests.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Models;

public class ModelSummarizerTests
{
    [Theory]
    [InlineData("gru-4-32", 8)]
    [InlineData("gru-4-32", 16)]
    [InlineData("gru-stack3-3-7", 8)]
    [InlineData("lstm-then-gru", 8)]
    [InlineData("dense-gru-dense", 16)]
    [InlineData("rnn-tanh-5-33", 8)]
    public void Ram_is_that_of_all_arrays_of_numbers_in_a_running_model(string fixture, int weightBits)
    {
        byte[] bytes = Quantize(fixture, weightBits);
        RnnModel model = RnnModel.Load(bytes);

        MemorySummary memory = ModelSummarizer.Summarize(model, bytes.Length).Memory;

        Assert.Equal(BytesOfNumbers(new LoadedNetwork(model), []), memory.Ram);
        Assert.Equal(bytes.Length + memory.Ram, memory.RamWhileLoading);
    }

    [Fact]
    public void Ranges_and_steps_of_inputs_are_in_their_units()
    {
        byte[] bytes = Quantize("gru-4-32", 8);
        RnnModel model = RnnModel.Load(bytes);
        var network = new LoadedNetwork(model);
        var quantized = new int[4];

        InputSummary input = ModelSummarizer.Summarize(model, bytes.Length).Inputs[1];

        Assert.Equal(("x1", "u"), (input.Name, input.Unit));
        network.Quantize([0, (float)(input.Most + (0.4 * input.Step)), 0, 0], quantized);
        Assert.Equal(model.Info.InputLimit, quantized[1]);
        network.Quantize([0, (float)(input.Least + (0.6 * input.Step)), 0, 0], quantized);
        Assert.Equal(-model.Info.InputLimit + 1, quantized[1]);
    }

    [Theory]
    [InlineData("intent", 8)]
    [InlineData("bi-gru-stacked", 16)]
    [InlineData("characters", 8)]
    [InlineData("tagger", 8)]
    [InlineData("gru-backwards-final", 8)]
    public void Ram_of_windows_and_tokens_is_that_of_all_arrays_of_numbers(string name, int weightBits)
    {
        WindowCase window = WindowCase.Named(name);
        byte[] bytes = QuantizedNetwork.MakeOfWindows(window.Load(), [window.Window], new QuantizationOptions { WeightBits = weightBits });
        RnnModel model = RnnModel.Load(bytes);

        Assert.Equal(BytesOfNumbers(new LoadedNetwork(model), []), ModelSummarizer.Summarize(model, bytes.Length).Memory.Ram);
    }

    [Fact]
    public void Both_directions_are_shown_behind_their_layer()
    {
        WindowCase window = WindowCase.Named("intent");
        byte[] bytes = QuantizedNetwork.MakeOfWindows(window.Load(), [window.Window]);
        ModelSummary summary = ModelSummarizer.Summarize(RnnModel.Load(bytes), bytes.Length);

        Assert.Equal(
            [
                (0, LayerKind.Embedding, "9 tokens, 8 bits"),
                (1, LayerKind.Bidirectional, "concatenate"),
                (1, LayerKind.Lstm, "forward"),
                (1, LayerKind.Lstm, "backward"),
                (2, LayerKind.FinalState, ""),
                (3, LayerKind.Dense, ""),
                (4, LayerKind.Softmax, ""),
            ],
            summary.Layers.Select(layer => (layer.Layer, layer.Kind, layer.Detail))
        );
        Assert.Equal((11, true, true, 9), (summary.Window, summary.NeedsWindow, summary.GivesLastStep, summary.Tokens));
        Assert.Equal((0, 8, 1), (summary.Inputs[0].Least, summary.Inputs[0].Most, summary.Inputs[0].Step));
        Assert.Null(summary.Layers[1].Input);
        Assert.Equal(20 * 4, summary.Layers[2].Input!.Weights);
    }

    private static byte[] Quantize(string fixture, int weightBits)
    {
        Network network = NetworkImporter.Load(Fixtures.Network(fixture).WeightsPath);
        var calibrator = new Calibrator(network);
        var random = new Random(3);
        var reading = new float[network.InputSize];
        for (int step = 0; step < 100; step++)
        {
            for (int i = 0; i < reading.Length; i++)
            {
                reading[i] = (float)(30 * random.NextDouble());
            }

            calibrator.Add(reading);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions { WeightBits = weightBits });
    }

    /// <summary>All int, long, short and float arrays that can be reached from an object, each counted once.</summary>
    private static long BytesOfNumbers(object? root, HashSet<object> seen)
    {
        if (root is null or string || root.GetType().IsPrimitive || root.GetType().IsEnum || !seen.Add(root))
        {
            return 0;
        }

        if (root is int[] or long[] or short[] or float[])
        {
            return Buffer.ByteLength((Array)root);
        }

        long sum = 0;
        if (root is Array array)
        {
            foreach (object? item in array)
            {
                sum += BytesOfNumbers(item, seen);
            }

            return sum;
        }

        for (Type? type = root.GetType(); type != null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                sum += BytesOfNumbers(field.GetValue(root), seen);
            }
        }

        return sum;
    }
}
