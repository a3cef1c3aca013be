using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Data;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class IntegerWindowTests
{
    private const int Window = 5;

    [Fact]
    public void A_sliding_window_of_one_direction_gives_the_bits_of_stepping_from_a_reset()
    {
        RnnModel model = Quantize(WindowModels.OneDirection(Window));

        string[] lines = Run(new IntegerModel(model), Window, sliding: true);

        var network = new LoadedNetwork(model);
        var output = new float[1];
        Assert.Equal(Series().Length - Window + 1, lines.Length - Window);
        for (int end = Window; end <= Series().Length; end++)
        {
            network.Reset();
            foreach (float reading in Series()[(end - Window)..end])
            {
                network.Step([reading], output);
            }

            Assert.Equal(output[0].ToString(CultureInfo.InvariantCulture), lines[end]);
        }
    }

    [Fact]
    public void A_sliding_window_of_both_directions_gives_the_bits_of_the_runtime()
    {
        RnnModel model = Quantize(WindowModels.BothDirections(Window));

        string[] lines = Run(new IntegerModel(model), Window, sliding: true);

        var network = new LoadedNetwork(model);
        var output = new float[1];
        for (int end = Window; end <= Series().Length; end++)
        {
            network.Reset();
            network.Run(Series()[(end - Window)..end], output);
            Assert.Equal(output[0].ToString(CultureInfo.InvariantCulture), lines[end]);
        }
    }

    [Fact]
    public void Blocks_give_the_bits_of_the_runtime_and_the_last_is_shorter()
    {
        RnnModel model = Quantize(WindowModels.AtEachStep(Window));

        string[] lines = Run(new IntegerModel(model), Window, sliding: false);

        var network = new LoadedNetwork(model);
        float[][] blocks = Series().Chunk(Window).ToArray();
        Assert.NotEqual(Window, blocks[^1].Length);
        string[] expected = blocks.SelectMany(block =>
        {
            var output = new float[2 * block.Length];
            network.Reset();
            network.Run(block, output);
            return output.Chunk(2).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair[0]},{pair[1]}"));
        }).ToArray();
        Assert.Equal(expected, lines[1..]);
    }

    [Theory]
    [InlineData("one")]
    [InlineData("both")]
    [InlineData("each")]
    public void Layers_of_a_window_lie_near_those_of_the_float_network(string shape)
    {
        Network network = shape switch
        {
            "one" => WindowModels.OneDirection(Window),
            "both" => WindowModels.BothDirections(Window),
            _ => WindowModels.AtEachStep(Window),
        };

        EvaluationReport report = Compare(network, sliding: network.GivesLastStep);

        string[] expected = shape == "each" ? ["both", "None"] : shape == "both" ? ["last", "Sigmoid"] : ["Lstm", "last", "Sigmoid"];
        Assert.Equal(expected, report.Layers.Select(layer => layer.Name));
        Assert.All(report.Layers, layer => Assert.InRange(layer.RelativeRmsError, 1e-7, 0.02));
        Assert.InRange(report.Difference!.MaxAbsolute, 1e-8, 0.02);
        Assert.All(report.Result.Saturations, saturation => Assert.Equal(0, saturation.Cut));
    }

    [Fact]
    public void Both_directions_of_a_layer_are_watched_for_cut_values()
    {
        EvaluationReport report = Compare(WindowModels.AtEachStep(Window), sliding: false);

        int rows = Series().Length;
        int blocks = (rows + Window - 1) / Window;
        Assert.Equal(
            [
                new Saturation("input x", 0, rows),
                new Saturation("both forward: copy of its h", 0, 4 * blocks),
                new Saturation("both backward: copy of its h", 0, 4 * blocks),
                new Saturation("None: copy of its input", 0, 8 * rows),
                new Saturation("both forward: h", 0, 4 * blocks),
                new Saturation("both backward: h", 0, 4 * blocks),
            ],
            report.Result.Saturations
        );
    }

    [Fact]
    public void Readings_beyond_the_limit_are_counted_in_every_step_of_a_window()
    {
        Network network = WindowModels.BothDirections(2);
        var model = new IntegerModel(Quantize(network));
        using var windows = new WindowReader(Csv.Reader("x\n1\n1e9\n1\nNA\n", new ReadingColumns(1, ["x"])), 2, sliding: true);

        EvaluationReport report = new Evaluator(model, null, labels: 0).Run(windows);

        Assert.Equal(new Saturation("input x", 2, 6), report.Result.Saturations[0]);
    }

    [Fact]
    public void A_longer_window_than_the_model_states_has_room_made_and_continues_from_the_state_there_is()
    {
        RnnModel loaded = Quantize(WindowModels.AtEachStep(Window));
        var model = new IntegerModel(loaded);
        var network = new LoadedNetwork(loaded, 12);
        float[] series = Series();
        var expected = new float[2 * 12];
        var output = new float[2 * 12];

        model.Predict(series[..3], new float[6]);
        model.Predict(series[..12], output);
        network.Run(series[..3], new float[6]);
        network.Run(series[..12], expected);

        Assert.Equal(expected, output);
    }

    [Fact]
    public void Texts_give_the_classes_of_the_float_network()
    {
        string[] words = ["on", "off", "light", "lamp"];
        Network network = WindowModels.Commands(words);
        var random = new Random(3);
        float[][] calibration = RandomWindows.Make(random, network, 50, 6);
        var model = new IntegerModel(RnnModel.Load(TestSupport.QuantizedNetwork.MakeOfWindows(network, calibration)));
        var reference = new FloatModel(network);
        string texts = string.Concat(RandomWindows.Make(random, network, 30, 4).Select(text => $"{string.Join(' ', text.Select(token => words[(int)token]))}\n"));
        using var samples = new TextSampleReader(
            new TextLineReader("t.txt", new MemoryStream(Encoding.UTF8.GetBytes(texts))),
            new TextColumns(new Tokenizer(model.Signature.Tokens, model.Signature.Vocabulary))
        );

        EvaluationReport report = new Evaluator(model, reference, labels: 0).Run(samples);

        Assert.Equal(reference.Signature with { Features = [], Units = [] }, Comparable(model.Signature, reference.Signature));
        Assert.Equal(30, report.Rows);
        Assert.InRange(report.Difference!.MaxAbsolute, 1e-8, 0.02);
        Assert.DoesNotContain(report.Result.Saturations, saturation => saturation.Where.StartsWith("input ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Head.None, OutputKind.Logits)]
    [InlineData(Head.Softmax, OutputKind.Probabilities)]
    [InlineData(Head.LogSoftmax, OutputKind.LogProbabilities)]
    public void Integer_and_float_models_say_the_same_of_their_outputs(Head head, OutputKind expected)
    {
        Network network = WindowModels.Repeats(["a", "b", "c"], head);
        byte[] bytes = TestSupport.QuantizedNetwork.Make(network, [[0], [1], [2]]);

        Assert.Equal(expected, ModelSignature.Of(network).OutputKind);
        Assert.Equal(expected, ModelSignature.Of(RnnModel.Load(bytes)).OutputKind);
    }

    /// <summary>The signature with the lists of another, if they hold the same: lists are equal by reference only.</summary>
    private static ModelSignature Comparable(ModelSignature signature, ModelSignature other)
    {
        Assert.Equal(other.Outputs, signature.Outputs);
        Assert.Equal(other.Vocabulary, signature.Vocabulary);
        return signature with { Outputs = other.Outputs, Vocabulary = other.Vocabulary, Features = [], Units = [] };
    }

    private static float[] Series() => Enumerable.Range(0, 23).Select(i => (float)(1 + (2 * Math.Sin(0.9 * i)))).ToArray();

    private static string Csv23() => "x\n" + string.Concat(Series().Select(value => value.ToString(CultureInfo.InvariantCulture) + "\n"));

    private static RnnModel Quantize(Network network)
    {
        float[][] windows = Enumerable.Range(0, 23 - Window + 1).Select(start => Series()[start..(start + Window)]).ToArray();
        return RnnModel.Load(TestSupport.QuantizedNetwork.MakeOfWindows(network, windows));
    }

    private static EvaluationReport Compare(Network network, bool sliding)
    {
        using var windows = new WindowReader(Csv.Reader(Csv23(), new ReadingColumns(1, ["x"])), Window, sliding);
        return new Evaluator(new IntegerModel(Quantize(network)), new FloatModel(network), labels: 0).Run(windows);
    }

    private static string[] Run(IntegerModel model, int steps, bool sliding)
    {
        using var windows = new WindowReader(Csv.Reader(Csv23(), new ReadingColumns(1, ["x"])), steps, sliding);
        using var target = new MemoryStream();
        ModelRunner.Run(model, windows, [], target, flushRows: false);
        return Encoding.UTF8.GetString(target.ToArray()).TrimEnd('\n').Split('\n');
    }
}
