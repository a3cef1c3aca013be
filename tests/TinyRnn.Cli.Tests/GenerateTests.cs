using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Tests.Evaluation;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>Models that write: dates in words to ISO dates, and a network of tokens that goes on from a prompt.</summary>
public sealed class GenerateTests : IDisposable
{
    private static readonly string s_dates = Path.Combine(Samples.Repository, "examples", "seq2seq", "dates.pt");
    private static readonly string s_calibration = Path.Combine(Samples.Repository, "examples", "seq2seq", "calibration.tsv");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_sequence_model_is_quantized_inspected_compiled_and_writes()
    {
        string model = Quantize(out ToolResult quantized);

        Assert.Contains("Sequence model, id ", quantized.Output, StringComparison.Ordinal);
        Assert.Contains("start token 0, stop token 0, at most 11 steps", quantized.Output, StringComparison.Ordinal);
        Assert.Matches(@"integer +\d+ +[0-9.]+ % +1\.0", quantized.Output);
        Assert.Contains("Sequences written the same: 12 of 12", quantized.Output, StringComparison.Ordinal);
        Assert.Contains($"Wrote {model}, {new FileInfo(model).Length:N0} bytes.", quantized.Output, StringComparison.Ordinal);

        Assert.Equal("1961-05-26\n", Tool.Run("generate", model, "--prompt", "twenty sixth of may nineteen sixty one").Succeeded().Output);

        ToolResult inspected = Tool.Run("inspect", model).Succeeded();
        Assert.Contains("the decoder starts from the context's final state", inspected.Output, StringComparison.Ordinal);
        Assert.Matches(@"Both together: flash [0-9,]+ bytes, RAM when loaded [0-9,]+ bytes", inspected.Output);
        Assert.Matches(@"Self test: passed, \d+ steps and 4 sequences", inspected.Output);
        JsonElement json = Tool.Run("inspect", model, "--json").Succeeded().Json;
        Assert.Equal(11, json.GetProperty("sequence").GetProperty("maximumLength").GetInt32());
        Assert.True(json.GetProperty("selfTest").GetProperty("passed").GetBoolean());

        Tool.Run("compile", model, "--namespace", "My.App", "--class", "Dates", "--out", _folder.File("code")).Succeeded();
        string code = File.ReadAllText(_folder.File(Path.Combine("code", "My.App.Dates", "Dates.cs")));
        Assert.Contains("public sealed class Dates : SequenceGenerator", code, StringComparison.Ordinal);
        Assert.Contains("new DatesContext(), ContextUse.FinalState, new DatesDecoder(), 0, 0, 11", code, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_file_are_written_one_by_one_by_float_and_integer_alike()
    {
        string model = Quantize(out _);
        string[] lines = [.. File.ReadLines(s_calibration).Skip(30).Take(5)];
        string input = _folder.Write("in.tsv", string.Join('\n', lines) + "\n");
        string[] expected = [.. lines.Select(line => line.Split('\t')[1])];

        Assert.Equal(expected, Tool.Run("generate", model, "-i", input).Succeeded().Lines);
        Assert.Equal(expected, Tool.Run("generate", s_dates, "-i", input).Succeeded().Lines);
        Assert.Equal(expected, Tool.RunWithInput(File.ReadAllText(input), "generate", model, "-i", "-").Succeeded().Lines);
    }

    [Fact]
    public void Json_tells_the_tokens_and_what_ended_the_text()
    {
        string prompt = "may the first two thousand and one";

        JsonElement whole = Tool.Run("generate", s_dates, "-p", prompt, "--json").Succeeded().Json.GetProperty("texts")[0];
        JsonElement cut = Tool.Run("generate", s_dates, "-p", prompt, "--length", "4", "--json").Succeeded().Json.GetProperty("texts")[0];

        Assert.Equal(("2001-05-01", true), (whole.GetProperty("text").GetString(), whole.GetProperty("stopped").GetBoolean()));
        Assert.Equal(("2001", false), (cut.GetProperty("text").GetString(), cut.GetProperty("stopped").GetBoolean()));
        Assert.Equal(4, cut.GetProperty("tokens").GetArrayLength());
    }

    [Fact]
    public void A_model_of_tokens_goes_on_from_the_prompt()
    {
        string model = FloatFile.Write(_folder, WindowModels.Repeats(["a", "b", "c"]));

        // It gives each token again.
        Assert.Equal("abbbb\n", Tool.Run("generate", model, "-p", "ab", "--length", "3").Succeeded().Output);
        Tool.Run("generate", model, "-p", "").Refused("--prompt: expected at least one token to begin with, found none");
        Tool.Run("generate", model, "-p", "abx").Refused("--prompt: token 3: 'x' is none of the 3 tokens of the vocabulary");
    }

    [Fact]
    public void A_float_sequence_network_can_be_inspected()
    {
        ToolResult result = Tool.Run("inspect", s_dates).Succeeded();

        Assert.Contains("Sequence network, float", result.Output, StringComparison.Ordinal);
        Assert.Contains("Context:", result.Output, StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("inspect", s_dates, "--json").Succeeded().Json.GetProperty("stopToken").GetInt32());
    }

    [Fact]
    public void Wrong_prompts_and_files_are_refused()
    {
        string bad = _folder.Write("bad.txt", "may the first two thousand and one\nmay the frist\n");
        string message = "token 3: 'frist' is none of the 73 tokens of the vocabulary; did you mean 'first'?";

        Tool.Run("generate", s_dates, "-p", "may the frist").Refused($"--prompt: {message}");
        ToolResult lines = Tool.Run("generate", s_dates, "-i", bad);
        Assert.Equal((2, "2001-05-01\n", $"tinyrnn: {bad}:2: {message}\n"), (lines.ExitCode, lines.Output, lines.Error));
        Tool.Run("generate", s_dates, "-p", "a", "-i", bad).Refused("--prompt and --input: expected one of them, found both");
        Tool.Run("generate", s_dates).Refused("--prompt: expected at least one token, found none");
        Tool.Run("generate", Samples.Gru, "-p", "1")
            .Refused($"{Samples.Gru}: expected a model that takes and gives a token in each step, found one that takes readings");
    }

    [Fact]
    public void Wrong_calibration_is_refused()
    {
        string alone = _folder.Write("alone.tsv", "may the first two thousand and one\n");
        string letters = _folder.Write("letters.tsv", "may the first two thousand and one\t2001-O5-01\n");
        string nothing = _folder.Write("nothing.tsv", "may the first two thousand and one\t\n");

        Calibrate(alone).Refused($"{alone}:1: expected a text, a tab and what is to be written, found 1 fields");
        Calibrate(letters).Refused($"{letters}:1: token 6: 'O' is none of the 12 tokens of the vocabulary");
        Calibrate(nothing).Refused($"{nothing}:1: expected at least one token to be written, found none");
        Calibrate(_folder.Write("empty.tsv", "")).Refused($"{_folder.File("empty.tsv")}: expected at least one line, found none");

        ToolResult Calibrate(string file) => Tool.Run("quantize", s_dates, "-c", file, "-o", _folder.File("m.trnn"));
    }

    [Fact]
    public void Commands_for_single_networks_say_what_a_sequence_model_is()
    {
        string model = Quantize(out _);

        Tool.Run("run", model, "-i", "x.csv")
            .Refused($"{model}: expected a model that gives an output for each step or window, found one that writes sequences; see 'tinyrnn generate'");
        Tool.Run("compile", model, "--namespace", "A", "--class", "B", "--layer", "0", "--out", _folder.File("code"))
            .Refused($"{model}: --layer is about models of one network, but this one writes sequences");
        Tool.Run("quantize", model, "-c", "x")
            .Refused($"{model}: expected a float file (.pt, .pth, .safetensors, .onnx, .keras, .h5), found a .trnn model, which is quantized already");
    }

    private string Quantize(out ToolResult result)
    {
        string calibration = _folder.Write("calibration.tsv", string.Join('\n', File.ReadLines(s_calibration).Take(12)) + "\n");
        string model = _folder.File("dates.trnn");
        result = Tool.Run("quantize", s_dates, "-c", calibration, "-o", model).Succeeded();
        return model;
    }
}
