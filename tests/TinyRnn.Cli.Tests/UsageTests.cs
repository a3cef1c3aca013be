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
    [InlineData("'quantise': did you mean 'quantize'?", "quantise", "m.pt")]
    [InlineData("'inpsect': did you mean 'inspect'?", "inpsect", "m.pt")]
    [InlineData("'--wieghts': did you mean '--weights'?", "quantize", "m.pt", "-c", "d.csv", "--wieghts", "8")]
    [InlineData("'--calibration': did you mean '--calibrate'?", "quantize", "m.pt", "--calibration", "d.csv")]
    [InlineData("'--jsn': did you mean '--json'?", "inspect", "--jsn", "m.pt")]
    [InlineData("'statoin': did you mean 'station'?", "new", "statoin", "--model", "m")]
    public void A_slip_is_answered_with_what_was_meant(string suggestion, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(suggestion, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_near_to_nothing_gets_no_suggestion()
    {
        Assert.DoesNotContain("did you mean", Tool.Run("train-a-bicycle").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Unrecognized command or argument 'quantise'.", "quantise")]
    [InlineData("Option '--input' is required.", "run", "model.trnn")]
    [InlineData("Required argument 'MODEL' missing", "inspect")]
    [InlineData("Unrecognized command or argument '--wieghts'.", "quantize", "m.pt", "-c", "d.csv", "--wieghts", "8")]
    [InlineData("Argument '12' not recognized. Must be one of:", "quantize", "m.pt", "-c", "d.csv", "--weights", "12")]
    [InlineData("--activation: expected one of none, sigmoid, tanh, relu, softsign, elu, softmax, log_softmax, found 'gelu'", "inspect", "m.pt", "--activation", "gelu")]
    [InlineData("--threshold: expected a number between 0 and 1, found '1.5'", "evaluate", "m.pt", "-i", "d", "--label", "y", "--threshold", "1.5")]
    [InlineData("Option '--port' is required.", "flash", "--app", "App.bin")]
    [InlineData("Argument 'c' not recognized. Must be one of:", "flash", "-p", "COM3", "--slot", "c")]
    [InlineData("--baud: expected a whole number from 1 on, found 'fast'", "monitor", "-p", "COM3", "--baud", "fast")]
    [InlineData("--steps: expected a whole number from 1 on, found '0'", "verify", "--log", "-", "--model", "m.trnn", "--steps", "0")]
    [InlineData("Argument 'arduino' not recognized. Must be one of:", "new", "verify", "--model", "m", "--out", "d", "--board", "arduino")]
    [InlineData("Option '--output' is required.", "pack", "App.pe")]
    public void Wrong_usage_says_what_is_wrong_and_how_to_get_help(string message, params string[] arguments)
    {
        ToolResult result = Tool.Run(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Contains("--help", result.Error, StringComparison.Ordinal);
    }
}
