using System;
using System.IO;
using Xunit;
using static TinyRnn.Cli.Tests.Trainings.Training;

namespace TinyRnn.Cli.Tests.Trainings;

/// <summary>What <c>train</c> refuses, and what is refused of what it made.</summary>
public class TrainRefusedTests
{
    [Theory]
    [InlineData(new[] { "--predict", "rian", "--above", "1", "--within", "3" }, "--predict: no column 'rian'")]
    [InlineData(new[] { "--predict", "humidty" }, "did you mean 'humidity")]
    [InlineData(new[] { "--predict", "time" }, "--predict: expected a reading, found 'time', the time of the rows; the columns are ")]
    [InlineData(new[] { "--predict", "rain", "--above", "99", "--within", "3" }, "the training part: expected different values to predict")]
    [InlineData(new[] { "--predict", "rain", "--inputs", "rain,humidity" }, "expected inputs without the column that is predicted")]
    [InlineData(new[] { "--predict", "rain", "--inputs", "place" }, "expected numbers in column 'place', found 'town'")]
    [InlineData(new[] { "--predict", "rain", "--within", "3" }, "expected --above or --below")]
    [InlineData(new[] { "--predict", "rain", "--split", "2030-01-01,2031-01-01" }, "expected a time between")]
    [InlineData(new[] { "--predict", "rain", "--units", "0" }, "--units: expected 1 to 256")]
    [InlineData(new[] { "--predict", "rain", "--above", "0,1" }, "--above: expected a number with a decimal point, found '0,1'")]
    [InlineData(new[] { "--predict", "rain", "--above", "NaN" }, "--above: expected a finite number, found NaN")]
    [InlineData(new[] { "--predict", "rain", "--budget", "soon" }, "--budget: expected a time as 90s")]
    [InlineData(new[] { "--predict", "rain", "--budget", "flash=lots" }, "found 'flash=lots'")]
    [InlineData(new[] { "--predict", "rain", "--above", "1", "--below", "0" }, "--above, --below: expected limits in order")]
    [InlineData(new[] { "--predict", "rain", "--above", "0.5", "--within", "3", "--budget", "ram=100", "--features", "levels", "--units", "4" }, "--budget: expected a size that the board has room for, found none among 4 units")]
    public void What_cannot_be_trained_has_a_line_of_its_own(string[] arguments, string message)
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", Rain(300));
        ToolResult result = Tool.Run(["train", data, "-o", folder.File("model.trnn"), "--seeds", "1", "--epochs", "1", .. arguments]);
        Assert.Equal(2, result.ExitCode);
        string line = Assert.Single(result.Error.Split('\n'), line => line.StartsWith("tinyrnn: ", StringComparison.Ordinal));
        Assert.Contains(message, line);
        Assert.Equal(["data.csv"], folder.Files);
    }

    [Fact]
    public void Too_few_rows_are_refused()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(120), "--predict", "rain", "--above", "0.5", "--within", "3");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the training part: expected at least 100 rows with a value of 'rain' to predict, found 81", result.Error);
    }

    [Fact]
    public void Weights_that_are_not_those_that_were_trained_are_refused()
    {
        using var folder = new TemporaryFolder();
        Train(folder, Rain(700), "--predict", "rain", "--above", "0.5", "--within", "3");
        byte[] weights = File.ReadAllBytes(folder.File("model.safetensors"));
        BitConverter.GetBytes(1.5f).CopyTo(weights, weights.Length - 64);
        File.WriteAllBytes(folder.File("model.safetensors"), weights);

        ToolResult result = Tool.Run("inspect", folder.File("model.safetensors"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is not the network of the framework", result.Error, StringComparison.Ordinal);
    }
}
