using System;
using System.Text.Json;
using TinyRnn.Quantizer.Tests.Evaluation;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class TextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_gives_a_row_for_each_text_beside_it()
    {
        string model = FloatFile.Write(_folder, WindowModels.Commands(["on", "off", "light"]));
        string data = _folder.Write("commands.txt", "light on\noff\tno\n");

        ToolResult result = Tool.Run("run", model, "-i", data).Succeeded();

        Assert.Equal("text,no,yes", result.Lines[0]);
        Assert.Matches(@"^light on,0\.\d+,0\.\d+$", result.Lines[1]);
        Assert.Matches(@"^off,0\.\d+,0\.\d+$", result.Lines[2]);
        Assert.Equal(result.Output, Tool.RunWithInput("light on\noff\tno\n", "run", model, "-i", "-").Succeeded().Output);
    }

    [Fact]
    public void Run_gives_a_row_for_each_token_beside_it()
    {
        string model = FloatFile.Write(_folder, WindowModels.Repeats(["a", "b"]));
        string data = _folder.Write("t.txt", "ab\nb\n");

        Assert.Equal(["line,token,a,b", "1,a,1,0", "1,b,0,1", "2,b,0,1"], Tool.Run("run", model, "-i", data).Succeeded().Lines);
        Assert.Equal(["text,a,b", "ab,1,0", "ab,0,1", "b,0,1"], Tool.Run("run", model, "-i", data, "--keep", "text").Succeeded().Lines);
        Tool.Run("run", model, "-i", data, "--keep", "hour").Refused("--keep: expected one of line, text, label, token of a text, found 'hour'");
    }

    [Fact]
    public void Evaluate_scores_the_label_behind_the_tab()
    {
        string model = FloatFile.Write(_folder, WindowModels.Commands(["on", "off", "light"]));
        string data = _folder.Write("commands.txt", "light on\tyes\noff\tno\non\n");

        ToolResult result = Tool.Run("evaluate", model, "-i", data).Succeeded();
        JsonElement report = Tool.Run("evaluate", model, "-i", data, "--json").Succeeded().Json;

        Assert.StartsWith("3 texts, 2 scored", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("perplexity", result.Output, StringComparison.Ordinal);
        Assert.Equal(2, report.GetProperty("result").GetProperty("scores").GetProperty("count").GetInt32());
    }

    [Fact]
    public void Evaluate_predicts_the_next_token()
    {
        string model = FloatFile.Write(_folder, WindowModels.Repeats(["a", "b", "c"]));
        string data = _folder.Write("t.txt", "aab\n");

        ToolResult result = Tool.Run("evaluate", model, "-i", data, "--next", "--against", model).Succeeded();

        Assert.StartsWith("3 tokens, 2 scored", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"accuracy +0\.5000 +0\.5000 ", result.Output);
        Assert.Matches(@"perplexity +2\.8618 +2\.8618 ", result.Output);
    }

    [Fact]
    public void Evaluate_scores_a_label_for_each_token()
    {
        string model = FloatFile.Write(_folder, WindowModels.Repeats(["a", "b", "c"]));
        string data = _folder.Write("t.txt", "abcc\tabbb\n");

        Assert.Matches(@"accuracy +0\.5000", Tool.Run("evaluate", model, "-i", data).Succeeded().Output);
    }

    [Theory]
    [InlineData("on\noff it\n", ":2: token 2: 'it' is none of the 3 tokens of the vocabulary")]
    [InlineData("on\tmaybe\n", ":1: label: expected a number or one of no, yes, found 'maybe'")]
    [InlineData("on\t2\n", ":1: label: expected a class from 0 to 1, found 2")]
    [InlineData("on\n", ": no line has a tab and a label behind it")]
    [InlineData("on\n\n", ":2: expected at least one token, found none")]
    [InlineData("", ": the file is empty")]
    public void A_bad_text_is_refused_with_its_line(string texts, string problem)
    {
        string model = FloatFile.Write(_folder, WindowModels.Commands(["on", "off", "light"]));
        string data = _folder.Write("t.txt", texts);

        Tool.Run("evaluate", model, "-i", data).Refused(data + problem);
    }

    [Fact]
    public void Texts_calibrate_and_the_integer_network_is_judged_beside_the_float_one()
    {
        string source = FloatFile.Write(_folder, WindowModels.Commands(["on", "off", "light"]));
        string texts = _folder.Write("commands.txt", "light on\tyes\nlight off\tno\non\tyes\noff off light on\tno\n");
        string target = _folder.File("commands.trnn");

        ToolResult quantized = Tool.Run("quantize", source, "-c", texts).Succeeded();
        ToolResult judged = Tool.Run("evaluate", target, "-i", texts, "--against", source).Succeeded();
        ToolResult run = Tool.Run("run", target, "-i", texts).Succeeded();
        ToolResult inspected = Tool.Run("inspect", target).Succeeded();

        Assert.Contains("Float against integer on the calibration texts:\n4 texts\n", quantized.Output, StringComparison.Ordinal);
        Assert.StartsWith("4 texts, 4 scored", judged.Output, StringComparison.Ordinal);
        Assert.Matches(@"accuracy +(\d\.\d{4}) +\1 ", judged.Output);
        Assert.Equal("text,no,yes", run.Lines[0]);
        Assert.Contains("Self test: passed", inspected.Output, StringComparison.Ordinal);
        Tool.Run("run", target, "-i", _folder.Write("t.txt", "on\non on on on on on on on on\n"), "-o", _folder.File("out.csv"))
            .Refused($"{_folder.File("t.txt")}:2: expected at most 8 tokens, the model's window, found 9");
    }

    [Fact]
    public void Texts_of_a_network_that_is_stepped_calibrate_it_and_its_self_test()
    {
        string source = FloatFile.Write(_folder, WindowModels.Repeats(["a", "b", "c"]));
        string texts = _folder.Write("t.txt", "aab\nbccb\n");

        Tool.Run("quantize", source, "-c", texts).Succeeded();
        ToolResult judged = Tool.Run("evaluate", _folder.File("repeats.trnn"), "-i", texts, "--next", "--against", source).Succeeded();

        Assert.Contains("Self test: passed, 7 steps", Tool.Run("inspect", _folder.File("repeats.trnn")).Succeeded().Output, StringComparison.Ordinal);
        Assert.StartsWith("7 tokens, 5 scored", judged.Output, StringComparison.Ordinal);
        Assert.Matches(@"perplexity +3\.\d{4} +3\.\d{4} ", judged.Output);
    }

    [Fact]
    public void Options_about_columns_are_refused()
    {
        string model = FloatFile.Write(_folder, WindowModels.Commands(["on", "off"]));
        string data = _folder.Write("t.txt", "on\tno\n");

        Tool.Run("evaluate", model, "-i", data, "--label", "rain")
            .Refused("--label: commands takes lines of tokens; the label of each stands behind its text and a tab");
        Tool.Run("run", model, "-i", data, "--sequence", "station")
            .Refused("--sequence is about columns of readings, but commands takes lines of tokens");
        Tool.Run("run", model, "-i", data, "--bad-reading", "hold")
            .Refused("--bad-reading is about columns of readings, but commands takes lines of tokens");
        Tool.Run("evaluate", model, "-i", data, "--next")
            .Refused("--next: expected a model with an output at each token, but commands gives one for a line");
    }

    [Fact]
    public void A_line_longer_than_the_stated_window_is_refused()
    {
        string model = FloatFile.Write(_folder, WindowModels.Commands(["on", "off"]));
        string data = _folder.Write("t.txt", "on off\non off on\n");

        Tool.Run("run", model, "-i", data, "--window", "2", "-o", _folder.File("out.csv"))
            .Refused($"{data}:2: expected at most 2 tokens, the model's window, found 3");
    }
}
