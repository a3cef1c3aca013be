using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Quantization;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>What a float file is taken to be is said, stated, proven, or asked for, by every command in the same words.</summary>
public sealed class ForwardTests : IDisposable
{
    private const string Stated = "Network: gru 4 -> last output -> relu -> dense 2 (stated)";

    private static readonly string[] s_statement = ["--task", "regression", "--window", "8", "--take", "last_output", "--activation", "gru=relu"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _weights;
    private readonly string _readings;
    private readonly string _labelled;
    private readonly string _inputs;
    private readonly string _outputs;

    public ForwardTests()
    {
        string fixtures = Path.Combine(Samples.Repository, "tests", "fixtures", "forwards");
        _weights = _folder.File("net.pt");
        File.Copy(Path.Combine(fixtures, "weights", "relu-between.pt"), _weights);
        JsonElement module = JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(fixtures, "manifest.json")))
            .RootElement.GetProperty("modules")
            .EnumerateArray()
            .Single(entry => entry.GetProperty("name").GetString() == "relu-between");
        JsonElement[] examples = module.GetProperty("examples").EnumerateArray().ToArray();
        _inputs = Csv("in.csv", "a,b", examples.SelectMany(example => example.GetProperty("input").EnumerateArray()).ToArray());
        _outputs = Csv("out.csv", "y0,y1", examples.SelectMany(example => example.GetProperty("output").EnumerateArray()).ToArray());
        _readings = _inputs;
        _labelled = _folder.Write("labelled.csv", Labelled(File.ReadAllLines(_inputs)));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("quantize", "--calibrate")]
    [InlineData("run", "--input")]
    [InlineData("evaluate", "--input")]
    public void What_is_not_told_is_asked_for_with_the_line_to_add(string command, string data)
    {
        string[] label = command == "evaluate" ? ["--label", "p", "--label", "q"] : [];
        ToolResult result = Tool.Run([command, _weights, data, _labelled, .. label]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("tinyrnn: net.pt: weights do not tell what forward does with them. If nothing else is computed, add: ", result.Error);
        Assert.Contains("add: --take every_step --activation gru=none --task regression (or", result.Error);
        Assert.Single(result.Error.TrimEnd().Split('\n'));
        Assert.False(File.Exists(_folder.File("net.trnn")));
    }

    [Fact]
    public void Inspect_shows_what_would_be_asked()
    {
        ToolResult bare = Tool.Run("inspect", _weights).Succeeded();
        JsonElement json = Tool.Run("inspect", _weights, "--json").Succeeded().Json.GetProperty("forward");

        Assert.Equal("Network: gru 4 -> ? -> ? -> dense 2 -> ? (not yet told)", bare.Lines[0]);
        Assert.StartsWith("Before it is used: weights do not tell", bare.Lines[1]);
        Assert.Equal(("notTold", "gru 4 -> ? -> ? -> dense 2 -> ?"), (json.GetProperty("knowledge").GetString(), json.GetProperty("operations").GetString()));
        Assert.Contains("--activation gru=none", json.GetProperty("question").GetString());
    }

    [Fact]
    public void What_was_stated_when_a_model_was_quantized_need_not_be_stated_again_to_compare_with_its_float_file()
    {
        string model = _folder.File("net.trnn");
        Tool.Run(["quantize", _weights, "--calibrate", _readings, "-o", model, .. s_statement]).Succeeded();

        ToolResult result = Tool.Run("evaluate", model, "--input", _labelled, "--label", "p", "--label", "q", "--against", _weights);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("net.pt is read as net.trnn was made of it: --take last_output --activation gru=relu --task regression --window 8", result.Error, StringComparison.Ordinal);
        Assert.Contains(Stated, result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n(As|Nearly as|Not as) good as float: the outputs' error is [0-9.]+ % of their deviation\.\n", result.Output);
    }

    [Fact]
    public void What_a_model_says_was_stated_names_no_files()
    {
        string secret = _folder.Write("secret.txt", "last_output");
        Network network = NetworkImporter.Load(
            _weights,
            new ImportOptions
            {
                Task = NetworkTask.Regression,
                Window = 8,
                Take = Taken.LastOutput,
                Layers = new Dictionary<string, LayerOptions> { ["gru"] = new(StatedNames.HeadActivations["relu"]) },
            });
        var origin = new ModelOrigin("", "", "other", ["quantize", $"--take @{secret}", $"--sidecar {secret}"]);
        string model = _folder.File("hostile.trnn");
        File.WriteAllBytes(
            model,
            QuantizedNetwork.Create(network, _readings, new SampleChoices(), new QuantizationOptions { Origin = origin }, new WeightChoice(WeightKind.Narrow), SampleWatch.None).Bytes);

        ToolResult result = Tool.Run("evaluate", model, "--input", _labelled, "--label", "p", "--label", "q", "--against", _weights);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains($"what the model says was stated: --take: expected one of every_step, final_state, last_output, last:K, mean, max, flatten, found '@{secret}'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_float_file_than_that_of_the_model_is_told()
    {
        string model = _folder.File("net.trnn");
        Tool.Run(["quantize", _weights, "--calibrate", _readings, "-o", model, .. s_statement]).Succeeded();
        File.AppendAllText(_weights, " ");

        ToolResult result = Tool.Run("evaluate", model, "--input", _labelled, "--label", "p", "--label", "q", "--against", _weights);

        Assert.Contains("net.pt is not the file that net.trnn was made of", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stated_is_said_by_every_command()
    {
        JsonElement inspected = Tool.Run(["inspect", _weights, "--json", .. s_statement]).Succeeded().Json;
        ToolResult run = Tool.Run(["run", _weights, "--input", _readings, .. s_statement]);
        ToolResult evaluated = Tool.Run(["evaluate", _weights, "--input", _labelled, "--label", "p", "--label", "q", .. s_statement]).Succeeded();
        ToolResult quantized = Tool.Run(["quantize", _weights, "--calibrate", _readings, .. s_statement]).Succeeded();
        JsonElement json = Tool.Run(["quantize", _weights, "--calibrate", _readings, "--json", .. s_statement]).Succeeded().Json;

        Assert.Equal("stated", inspected.GetProperty("forward").GetProperty("knowledge").GetString());
        Assert.Equal((8, "last_output"), (inspected.GetProperty("network").GetProperty("window").GetInt32(), inspected.GetProperty("network").GetProperty("take").GetString()));
        Assert.Equal(Stated + Environment.NewLine, run.Error);
        Assert.Contains(Stated, evaluated.Lines);
        Assert.Contains(Stated, quantized.Lines);
        Assert.Equal("stated", json.GetProperty("forward").GetProperty("knowledge").GetString());
    }

    [Fact]
    public void Examples_prove_it_without_a_statement()
    {
        ToolResult result = Tool.Run("quantize", _weights, "--calibrate", _readings, "--task", "regression", "--window", "8", "--example", _inputs, "--expect", _outputs).Succeeded();

        string line = Assert.Single(result.Lines, line => line.StartsWith("Network: ", StringComparison.Ordinal));
        Assert.Matches("^Network: gru 4 -> last output -> relu -> dense 2 \\(proven: 12 outputs of 6 examples, largest difference [0-9.E-]+ of [0-9.]+\\)$", line);
        Assert.True(File.Exists(_folder.File("net.trnn")));
    }

    [Fact]
    public void What_examples_answered_need_not_be_stated_when_the_model_is_compared_with_its_file()
    {
        string model = _folder.File("proven.trnn");
        Tool.Run("quantize", _weights, "--calibrate", _readings, "--task", "regression", "--window", "8", "--example", _inputs, "--expect", _outputs, "-o", model).Succeeded();

        ToolResult result = Tool.Run("evaluate", model, "--input", _labelled, "--label", "p", "--label", "q", "--against", _weights);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("net.pt is read as proven.trnn was made of it: --take last_output --window 8 --activation gru=relu --task regression", result.Error.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_statement_ends_with_the_first_row_and_output_that_differ()
    {
        string[] wrong = [.. s_statement[..^1], "gru=none", "--example", _inputs, "--expect", _outputs];
        ToolResult result = Tool.Run(["quantize", _weights, "--calibrate", _readings, .. wrong]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches("^tinyrnn: .*out.csv: row 1, output 0: the framework gave [0-9.-]+, this network gives [0-9.-]+. net.pt, taken as", result.Error);
        Assert.False(File.Exists(_folder.File("net.trnn")));
    }

    [Theory]
    [InlineData("--take: expected one of every_step, final_state, last_output, last:K, mean, max, flatten, found 'first'", "--take", "first")]
    [InlineData("--activation: expected one of none, sigmoid, tanh, relu, softsign, elu, softmax, log_softmax, found 'gru=gelu'", "--activation", "gru=gelu")]
    [InlineData("--expect: expected --example beside it, with what the framework was given; found none", "--expect", "out.csv")]
    [InlineData("--example: expected --expect beside it, with what the framework gave; found none", "--example", "in.csv")]
    public void Statements_that_are_none_are_refused(string expected, params string[] options)
    {
        ToolResult result = Tool.Run(["inspect", _weights, .. options]);

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith($"tinyrnn: {expected}", result.Error);
    }

    private static string Labelled(string[] lines) => string.Concat(lines.Select((line, i) => i == 0 ? $"{line},p,q\n" : $"{line},{i},0.5\n"));

    private string Csv(string name, string header, JsonElement[] rows)
    {
        string[] lines = rows.Select(row => string.Join(',', row.EnumerateArray().Select(value => value.GetRawText()))).ToArray();
        _folder.Write(name, string.Join('\n', lines.Prepend(header)) + "\n");
        return _folder.File(name);
    }
}
