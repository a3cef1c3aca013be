using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Xunit;

namespace TinyRnn.Cli.Tests;

public class TrainTests
{
    private static readonly string[] s_quick = ["--units", "4", "--seeds", "1", "--epochs", "4", "--features", "levels"];

    [Fact]
    public void Readings_become_a_model_its_float_files_and_a_report()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(900), "--predict", "rain", "--above", "0.5", "--within", "3");
        Assert.Equal("", string.Concat(result.Error.Split('\n').Where(line => line.StartsWith("tinyrnn", StringComparison.Ordinal))));
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["data.csv", "model.html", "model.json", "model.safetensors", "model.train.json", "model.trnn"], folder.Files);
        Assert.StartsWith("Predicts binary: rain of at least 0.5 in at least one of the next 3 rows", result.Output);
        Assert.Contains("From temperature (temperature, degC), humidity (humidity, %)", result.Output);
        Assert.Contains("persistence", result.Output);
        Assert.Contains("climatology", result.Output);
        Assert.Contains("logistic regression", result.Output);
        Assert.Contains("gradient boosting", result.Output);
        Assert.Contains("Predicts binary: rain of at least 0.5", Tool.Run("inspect", folder.File("model.trnn")).Output);
        ToolResult evaluated = Tool.Run("evaluate", folder.File("model.trnn"), "--input", folder.File("data.csv"));
        Assert.Contains("Labels: binary: rain of at least 0.5 in at least one of the next 3 rows", evaluated.Output);
        Assert.Contains("900 rows, 897 scored", evaluated.Output);
        Assert.Contains("<h2>Verdict</h2>", File.ReadAllText(folder.File("model.html")));
        Assert.Equal(0, Tool.Run("inspect", folder.File("model.safetensors")).ExitCode);
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("model.train.json")));
        Assert.Equal(1, report.RootElement.GetProperty("test").GetProperty("looks").GetInt32());
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_whatever_the_machine_and_the_threads()
    {
        using var folder = new TemporaryFolder();
        using var other = new TemporaryFolder();
        Assert.Equal(0, Train(folder, Rain(700), "--predict", "rain", "--above", "0.5", "--within", "3", "--threads", "1").ExitCode);
        string data = other.Write("data.csv", Rain(700));
        var environment = new Dictionary<string, string> { ["DOTNET_EnableHWIntrinsic"] = "0", ["LC_ALL"] = "de_DE.UTF-8" };
        string[] arguments = ["train", data, "-o", other.File("model.trnn"), .. s_quick, "--predict", "rain", "--above", "0.5", "--within", "3", "--threads", "2"];
        Assert.Equal(0, Tool.RunIn(environment, null, arguments).ExitCode);
        Assert.Equal(File.ReadAllBytes(folder.File("model.safetensors")), File.ReadAllBytes(other.File("model.safetensors")));
        Assert.Equal(File.ReadAllText(folder.File("model.json")), File.ReadAllText(other.File("model.json")));
    }

    [Fact]
    public void A_second_look_at_the_test_part_says_that_it_is_one()
    {
        using var folder = new TemporaryFolder();
        string[] task = ["--predict", "rain", "--above", "0.5", "--within", "3"];
        Assert.DoesNotContain("look 2", Train(folder, Rain(700), task).Output);
        Assert.Contains("This is look 2 at the same test part", Train(folder, Rain(700), task).Output);
    }

    [Fact]
    public void A_number_is_predicted_in_its_unit()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(700), "--predict", "temperature", "--ahead", "3");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Predicts regression: temperature 3 rows ahead", result.Output);
        using var sidecar = JsonDocument.Parse(File.ReadAllText(folder.File("model.json")));
        Assert.InRange(sidecar.RootElement.GetProperty("outputs")[0].GetProperty("mean").GetDouble(), 14, 16);
    }

    [Fact]
    public void Sequences_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Gestures(120), "--predict", "label", "--sequence", "id", "--inputs", "x,y", "--epochs", "30", "--units", "8");
        Assert.Equal("", string.Concat(result.Error.Split('\n').Where(line => line.StartsWith("tinyrnn", StringComparison.Ordinal))));
        Assert.Contains("Predicts multi-class: which label of each id: down, flat, up", result.Output);
        using var report = JsonDocument.Parse(File.ReadAllText(folder.File("model.train.json")));
        Assert.InRange(report.RootElement.GetProperty("test").GetProperty("integer").GetDouble(), 0.8, 1);
    }

    [Theory]
    [InlineData(new[] { "--predict", "rian", "--above", "1", "--within", "3" }, "--predict: no column 'rian'")]
    [InlineData(new[] { "--predict", "rain", "--above", "99", "--within", "3" }, "the training part: expected different values to predict")]
    [InlineData(new[] { "--predict", "rain", "--inputs", "rain,humidity" }, "expected inputs without the column that is predicted")]
    [InlineData(new[] { "--predict", "rain", "--inputs", "place" }, "expected numbers in column 'place', found 'town'")]
    [InlineData(new[] { "--predict", "rain", "--within", "3" }, "expected --above or --below")]
    [InlineData(new[] { "--predict", "rain", "--split", "2030-01-01,2031-01-01" }, "expected a time between")]
    [InlineData(new[] { "--predict", "rain", "--units", "0" }, "--units: expected 1 to 256")]
    [InlineData(new[] { "--predict", "rain", "--above", "0,1" }, "--above: expected a number with a decimal point, found '0,1'")]
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
    public void An_interrupted_training_keeps_the_best_so_far()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string data = folder.Write("data.csv", Rain(900));
        using Process process = Tool.Start(
            "train", data, "-o", folder.File("model.trnn"), "--predict", "rain", "--above", "0.5", "--within", "3",
            "--units", "4", "--seeds", "100", "--epochs", "200", "--features", "levels");
        string? first = process.StandardError.ReadLine();
        Assert.StartsWith("4 units, seed 0", first);
        Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])!.WaitForExit();
        string error = process.StandardError.ReadToEnd();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("the best network so far is kept", error);
        Assert.Contains("Wrote ", output);
        Assert.Contains("model.trnn", folder.Files);
    }

    private static ToolResult Train(TemporaryFolder folder, string text, params string[] arguments)
    {
        string data = folder.Write("data.csv", text);
        return Tool.Run(["train", data, "-o", folder.File("model.trnn"), .. s_quick.Where((_, i) => !arguments.Contains(s_quick[i / 2 * 2])), .. arguments]);
    }

    /// <summary>Hours of a simulated station: it rains some hours after the air became moist.</summary>
    private static string Rain(int rows) =>
        "time,temperature,humidity,rain,place\n"
        + string.Concat(SimulatedWeather.Hours(rows, 4, new DateTime(2020, 1, 1)).Select(hour => FormattableString.Invariant(
            $"{hour.Time:yyyy-MM-dd HH:mm},{hour.Temperature:F2},{hour.Humidity:F1},{hour.Rain},town\n")));

    /// <summary>Sequences that rise, fall or stay, with noise.</summary>
    private static string Gestures(int count)
    {
        var random = new Random(5);
        var text = new StringBuilder("id,label,x,y\n");
        for (int id = 0; id < count; id++)
        {
            int kind = random.Next(3);
            int length = random.Next(8, 16);
            for (int step = 0; step < length; step++)
            {
                double x = ((kind - 1) * step / 4.0) + random.NextDouble() - 0.5;
                text.Append(CultureInfo.InvariantCulture, $"g{id},{(kind == 0 ? "down" : kind == 1 ? "flat" : "up")},{x:F3},{random.NextDouble():F3}\n");
            }
        }

        return text.ToString();
    }
}
