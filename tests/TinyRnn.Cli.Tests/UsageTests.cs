using System;
using Xunit;

namespace TinyRnn.Cli.Tests;

public class UsageTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("quantize")]
    [InlineData("inspect")]
    [InlineData("run")]
    [InlineData("evaluate")]
    [InlineData("generate")]
    [InlineData("compile")]
    [InlineData("new")]
    [InlineData("pack")]
    [InlineData("flash")]
    [InlineData("verify")]
    [InlineData("monitor")]
    [InlineData("log")]
    [InlineData("publish")]
    public void Help_names_the_command_and_succeeds(string command)
    {
        ToolResult result = Tool.Run(command, "--help").Succeeded();

        Assert.Contains($"tinyrnn {command}", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Alone_it_shows_the_help()
    {
        Assert.Equal(Tool.Run("--help").Succeeded().Output, Tool.Run().Succeeded().Output);
    }

    [Theory]
    [InlineData("'quantise': did you mean 'quantize'?", "'tinyrnn --help' or 'tinyrnn COMMAND --help'", "quantise", "m.pt")]
    [InlineData("'inpsect': did you mean 'inspect'?", "'tinyrnn --help' or 'tinyrnn COMMAND --help'", "inpsect", "m.pt")]
    [InlineData("'--wieghts': did you mean '--weights'?", "'tinyrnn quantize --help'", "quantize", "m.pt", "-c", "d.csv", "--wieghts", "8")]
    [InlineData("'--calibration': did you mean '--calibrate'?", "'tinyrnn quantize --help'", "quantize", "m.pt", "--calibration", "d.csv")]
    [InlineData("'--jsn': did you mean '--json'?", "'tinyrnn inspect --help'", "inspect", "--jsn", "m.pt")]
    [InlineData("'statoin': did you mean 'station'?", "'tinyrnn new --help'", "new", "statoin", "--model", "m")]
    [InlineData("'station' belongs behind 'new': tinyrnn new station", "'tinyrnn new --help'", "station", "new")]
    [InlineData("TEMP, PRES: expected no blank within a list, found one; write TEMP,PRES", "'tinyrnn train --help'", "train", "d.csv", "--predict", "rain", "--inputs", "TEMP,", "PRES", "-o", "m.trnn")]
    public void A_slip_is_answered_with_what_was_meant(string suggestion, string help, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal([$"tinyrnn: {suggestion}", $"Try {help}."], result.Error.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
    }

    [Fact]
    public void Help_is_a_word_too() => Assert.Equal(Tool.Run("new", "station", "--help").Succeeded().Output, Tool.Run("help", "new", "station").Succeeded().Output);

    [Theory]
    [InlineData("'--colunm': did you mean '--column'?", "prepare", "a.csv", "--colunm", "x")]
    [InlineData("'--bicycle': there is no such option; a file of that name is written ./--bicycle", "prepare", "a.csv", "--bicycle")]
    [InlineData("'--taget': did you mean '--target'?", "pack", "a.pe", "--taget", "x", "-o", "a.bin")]
    public void An_option_that_is_none_is_no_file(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith($"tinyrnn: {message}\n", result.Error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6 kB")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    public void A_limit_that_is_no_number_of_bytes_is_refused(string limit) =>
        Assert.StartsWith(
            $"tinyrnn: --flash: expected a number of bytes, such as 20000 or 20k, found '{limit}'",
            Tool.Run("quantize", "m.pt", "-c", "d.csv", "--weights", "auto", $"--flash={limit}").Error,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("time,rain\n1,2\n", "text")]
    public void A_file_that_is_no_model_is_called_what_it_is(string content, string found)
    {
        using var folder = new TemporaryFolder();
        string model = folder.Write("net.trnn", content);

        Tool.Run("inspect", model).Refused($"{model}: expected a .trnn model, found {found}");
    }

    [Fact]
    public void A_network_and_readings_that_are_swapped_are_told()
    {
        using var folder = new TemporaryFolder();
        string readings = folder.Write("weather.csv", "time,rain\n2031-05-04 01:00,2\n");

        Tool.Run("quantize", readings, "--calibrate", Samples.Gru)
            .Refused("weather.csv: neither a zip archive, as PyTorch writes checkpoints, nor a .safetensors file: found text, so that network and readings may be swapped.");
        Assert.Contains("found a zip archive, an Excel workbook or a trained network", Tool.Run("prepare", Samples.Gru).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_near_to_nothing_gets_no_suggestion()
    {
        Assert.DoesNotContain("did you mean", Tool.Run("train-a-bicycle").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'bicycle'.", "bicycle")]
    [InlineData("expected station or app or verify behind 'tinyrnn new', found 'net.trnn'", "new", "net.trnn")]
    [InlineData("expected station or app or verify behind 'tinyrnn new', found none", "new")]
    [InlineData("Option '--input' is required.", "run", "model.trnn")]
    [InlineData("Required argument 'MODEL' missing", "inspect")]
    [InlineData("Unrecognized command or argument '--bicycle'.", "quantize", "m.pt", "-c", "d.csv", "-o", "m.trnn", "--bicycle", "8")]
    [InlineData("--weights: expected one of 8, 16, auto, found '12'", "quantize", "m.pt", "-c", "d.csv", "--weights", "12")]
    [InlineData("--activation: expected one of none, sigmoid, tanh, relu, softsign, elu, softmax, log_softmax, found 'gelu'", "inspect", "m.pt", "--activation", "gelu")]
    [InlineData("--threshold: expected a number between 0 and 1, found '1.5'", "evaluate", "m.pt", "-i", "d", "--label", "y", "--threshold", "1.5")]
    [InlineData("Option '--port' is required.", "flash", "--app", "App.bin")]
    [InlineData("--slot: expected one of a, b, found 'c'", "flash", "-p", "COM3", "--slot", "c")]
    [InlineData("--baud: expected a whole number from 1 on, found 'fast'", "monitor", "-p", "COM3", "--baud", "fast")]
    [InlineData("--steps: expected a whole number from 1 on, found '0'", "verify", "--log", "-", "--model", "m.trnn", "--steps", "0")]
    [InlineData("--board: expected one of esp32, esp32-s2, esp32-s3, esp32-c3, esp32-c5, esp32-c6, esp32-h2, esp32-p4, found 'arduino'", "new", "verify", "--model", "m", "--out", "d", "--board", "arduino")]
    [InlineData("found 'esp23'; did you mean 'esp32'?", "new", "verify", "--model", "m", "--out", "d", "--board", "esp23")]
    [InlineData("--within: expected a whole number of rows, not a time, found '3h'", "train", "d.csv", "--predict", "rain", "--within", "3h", "-o", "m.trnn")]
    [InlineData("--seeds: expected a whole number, found 'many'", "train", "d.csv", "--predict", "rain", "--seeds", "many", "-o", "m.trnn")]
    [InlineData("--ahead: expected a whole number of rows from -2147483648 to 2147483647, found '3000000000'", "train", "d.csv", "--predict", "rain", "--ahead", "3000000000", "-o", "m.trnn")]
    [InlineData("--rate: expected a number, found 'fast'", "train", "d.csv", "--predict", "rain", "--rate", "fast", "-o", "m.trnn")]
    [InlineData("Option '--output' is required.", "pack", "App.pe")]
    public void Wrong_usage_says_what_is_wrong_and_how_to_get_help(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
    }
}
