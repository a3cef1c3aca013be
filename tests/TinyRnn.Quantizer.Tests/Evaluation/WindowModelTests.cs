using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Data;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class WindowModelTests
{
    private const string Series = "x\n0.5\n-1\n2\n0.25\n3\n-2\n1\n";

    [Fact]
    public void A_sliding_window_of_one_direction_gives_what_stepping_from_a_reset_gives()
    {
        Network network = WindowModels.OneDirection(3);

        string[] lines = Run(new FloatModel(network), Series, 3, sliding: true);

        Assert.Equal("y0", lines[0]);
        Assert.Equal(["", ""], lines[1..3].Select(line => line.Trim('"')));
        Assert.Equal(Enumerable.Range(0, 5).Select(start => Stepped(network, start, 3)), lines[3..]);
    }

    [Fact]
    public void A_sliding_window_of_both_directions_gives_what_a_run_gives()
    {
        Network network = WindowModels.BothDirections(4);

        string[] lines = Run(new FloatModel(network), Series, 4, sliding: true);

        Assert.Equal(Enumerable.Range(0, 4).Select(start => string.Join(',', Output(network, start, 4).Select(Text))), lines[4..]);
    }

    [Fact]
    public void Outputs_at_each_step_come_block_by_block()
    {
        Network network = WindowModels.AtEachStep(3);

        string[] lines = Run(new FloatModel(network), Series, 3, sliding: false);

        float[] expected = [.. Output(network, 0, 3), .. Output(network, 3, 3), .. Output(network, 6, 1)];
        Assert.Equal(expected.Chunk(2).Select(pair => $"{Text(pair[0])},{Text(pair[1])}"), lines[1..]);
    }

    [Fact]
    public void A_missing_reading_is_the_last_good_one_of_its_window_or_the_mean_at_its_start()
    {
        var model = new FloatModel(WindowModels.OneDirection(2));

        string[] gaps = Run(model, "x\n5\nNA\nNA\n", 2, sliding: true);
        string[] filled = Run(model, "x\n5\n5\n1\n1\n", 2, sliding: true);

        Assert.Equal([filled[2], filled[4]], gaps[2..]);
    }

    [Fact]
    public void Rows_that_end_no_window_are_not_scored()
    {
        var model = new FloatModel(WindowModels.BothDirections(3));
        string csv = "x,label\n1,0\n2,1\n3,\n2,1\n1,0\n";

        EvaluationReport report = Evaluate(model, model, csv, 3, sliding: true);

        Assert.Equal((3L, 2L), (report.Rows, report.Scored));
        Assert.Equal(new OutputDifference(3, 0, 0, 0), report.Difference);
        Assert.Equal(2, report.Result.Scores!.Count);
        Assert.Equal(["both", "last", "Sigmoid"], report.Layers.Select(layer => layer.Name));
        Assert.All(report.Layers, layer => Assert.Equal(0, layer.RelativeRmsError));
    }

    [Fact]
    public void Each_step_of_a_block_is_scored_and_its_bad_label_refused_at_its_own_line()
    {
        var model = new FloatModel(WindowModels.AtEachStep(2));

        EvaluationReport report = Evaluate(model, null, "x,a,b\n1,1,1\n2,,1\n3,2,1\n", 2, sliding: false, "a", "b");
        var error = Assert.Throws<CsvInputException>(() => Evaluate(model, null, "x,a,b\n1,1,1\n2,2,high\n", 2, sliding: false, "a", "b"));

        Assert.Equal((3L, 2L), (report.Rows, report.Scored));
        Assert.Equal("week.csv:3:3: column 'b': expected a number, found 'high'", error.Message);
    }

    [Fact]
    public void A_stream_of_several_series_starts_fresh_in_each()
    {
        var model = new FloatModel(WindowModels.OneDirection(0));
        using var one = Csv.Reader("x\n1\n2\n1\n2\n", new ReadingColumns(1, ["x"]));
        using var two = Csv.Reader("x,s\n1,a\n2,a\n1,b\n2,b\n", new ReadingColumns(1, ["x"]) { Sequence = "s" });

        string[] carried = Run(model, one);
        model.Reset();
        string[] reset = Run(model, two);

        Assert.Equal(carried[1..3], reset[1..3]);
        Assert.Equal(reset[1..3], reset[3..]);
        Assert.NotEqual(carried[3], reset[3]);
    }

    [Fact]
    public void Texts_are_scored_against_the_names_of_the_classes()
    {
        Network network = WindowModels.Commands(["on", "off", "light"]);
        var model = new FloatModel(network);
        string decided = network.Description.Outputs[Decision.Largest(Tokens(network, 1, 2))].Name;
        string other = decided == "no" ? "yes" : "no";

        EvaluationReport right = Evaluate(model, $"off light\t{decided}\noff\n", TextLabels.Line);
        EvaluationReport wrong = Evaluate(model, $"off light\t{other}\n", TextLabels.Line);

        Assert.Equal((2L, 1L), (right.Rows, right.Scored));
        var scores = Assert.IsType<MultiClassScores>(right.Result.Scores);
        Assert.Equal((1.0, null), (scores.Accuracy, scores.Perplexity));
        Assert.Equal(0, ((MultiClassScores)wrong.Result.Scores!).Accuracy);
    }

    [Theory]
    [InlineData(Head.None)]
    [InlineData(Head.Softmax)]
    [InlineData(Head.LogSoftmax)]
    public void Perplexity_of_the_next_token_matches_that_computed_by_hand(Head head)
    {
        var model = new FloatModel(WindowModels.Repeats(["a", "b", "c"], head));

        EvaluationReport report = Evaluate(model, "aab\n", TextLabels.Next);

        // Logits 1 0 0: of the two labels one has the probability e / (e + 2), the other 1 / (e + 2).
        var scores = Assert.IsType<MultiClassScores>(report.Result.Scores);
        Assert.Equal((3L, 2L), (report.Rows, scores.Count));
        Assert.Equal(0.5, scores.Accuracy);
        Assert.Equal((Math.E + 2) / Math.Sqrt(Math.E), scores.Perplexity!.Value, 5);
    }

    [Fact]
    public void A_network_that_gives_the_class_itself_is_scored_by_it()
    {
        Network network = WindowModels.Repeats(["a", "b", "c"]);
        NetworkDescription description = network.Description with { Outputs = [] };
        var model = new FloatModel(new Network(description, [.. network.Layers, new ArgMaxLayer("argmax", 3)]));

        EvaluationReport report = Evaluate(model, "aab\tabb\n", TextLabels.Token);

        var scores = Assert.IsType<MultiClassScores>(report.Result.Scores);
        Assert.Equal((2.0 / 3, null), (scores.Accuracy, scores.Perplexity));
        Assert.Equal(3, scores.Confusion.Count);
    }

    [Fact]
    public void Models_of_other_tokens_or_shapes_are_refused()
    {
        var model = new FloatModel(WindowModels.Commands(["on", "off"]));

        Assert.Equal("the tokens differ: commands has 2, commands has 3", Error(model, WindowModels.Commands(["a", "b", "c"])));
        Assert.Equal("the tokens differ: commands has on, off, commands has off, on", Error(model, WindowModels.Commands(["off", "on"])));
        Assert.Equal(
            "the outputs differ: commands gives one for a window, repeats one at each step",
            Error(model, WindowModels.Repeats(["on", "off"]))
        );

        static string Error(FloatModel model, Network other) =>
            Assert.Throws<EvaluationException>(() => new Evaluator(model, new FloatModel(other), 1)).Message;
    }

    private static float[] Values(int start, int steps) =>
        Series.Split('\n').Skip(1 + start).Take(steps).Select(line => float.Parse(line, CultureInfo.InvariantCulture)).ToArray();

    private static float[] Output(Network network, int start, int steps)
    {
        var output = new float[(network.GivesLastStep ? 1 : steps) * network.OutputSize];
        new FloatNetwork(network).Run(Values(start, steps), output);
        return output;
    }

    private static float[] Tokens(Network network, params float[] tokens)
    {
        var output = new float[network.OutputSize];
        new FloatNetwork(network).Run(tokens, output);
        return output;
    }

    private static string Stepped(Network network, int start, int steps)
    {
        var reference = new FloatNetwork(network);
        var output = new float[1];
        foreach (float value in Values(start, steps))
        {
            reference.Step([value], output);
        }

        return Text(output[0]);
    }

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);

    private static string[] Run(IRecurrentModel model, string csv, int steps, bool sliding)
    {
        using var windows = new WindowReader(Csv.Reader(csv, new ReadingColumns(1, ["x"])), steps, sliding);
        return Run(model, windows);
    }

    private static string[] Run(IRecurrentModel model, ISampleReader samples)
    {
        using var target = new MemoryStream();
        ModelRunner.Run(model, samples, [], target, flushRows: false);
        return Encoding.UTF8.GetString(target.ToArray()).TrimEnd('\n').Split('\n');
    }

    private static EvaluationReport Evaluate(
        IRecurrentModel model, IRecurrentModel? reference, string csv, int steps, bool sliding, params string[] labels)
    {
        string[] names = labels.Length == 0 ? ["label"] : labels;
        var columns = new ReadingColumns(1, ["x"]) { Labels = names };
        using var windows = new WindowReader(Csv.Reader(csv, columns), steps, sliding);
        return new Evaluator(model, reference, names.Length).Run(windows);
    }

    private static EvaluationReport Evaluate(FloatModel model, string texts, TextLabels labels)
    {
        ModelSignature signature = model.Signature;
        var columns = new TextColumns(new Tokenizer(signature.Tokens, signature.Vocabulary))
        {
            Labels = labels,
            OutputAtEachToken = !signature.GivesLastStep,
            Classes = signature.Classes,
        };
        using var samples = new TextSampleReader(new TextLineReader("t.txt", new MemoryStream(Encoding.UTF8.GetBytes(texts))), columns);
        return new Evaluator(model, null, 1).Run(samples);
    }
}
