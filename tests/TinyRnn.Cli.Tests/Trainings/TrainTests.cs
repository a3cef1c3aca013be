using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;
using static TinyRnn.Cli.Tests.Trainings.Training;

namespace TinyRnn.Cli.Tests.Trainings;

/// <summary>What <c>train</c> makes of readings.</summary>
public class TrainTests
{
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
        Assert.Contains("model.trnn was trained on most of these readings: it will do worse on others.", evaluated.Error);
        Assert.Equal(0, Tool.Run("report", folder.File("model.trnn"), "--input", folder.File("data.csv"), "-o", folder.File("again.html")).ExitCode);
        Assert.Contains("The network was trained on most of these readings", File.ReadAllText(folder.File("again.html")));
        Assert.DoesNotContain("The network was trained on most of these readings", File.ReadAllText(folder.File("model.html")));
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
        string[] arguments = ["train", data, "-o", other.File("model.trnn"), .. Quick, "--predict", "rain", "--above", "0.5", "--within", "3", "--threads", "2"];
        Assert.Equal(0, Tool.RunIn(environment, null, arguments).ExitCode);
        Assert.Equal(File.ReadAllBytes(folder.File("model.safetensors")), File.ReadAllBytes(other.File("model.safetensors")));
        Assert.Equal(File.ReadAllText(folder.File("model.json")), File.ReadAllText(other.File("model.json")));
    }

    [Fact]
    public void A_column_that_is_stated_leaves_the_others_usable_and_is_known_to_the_report()
    {
        using var folder = new TemporaryFolder();
        string text = Rain(900).Replace("temperature,", "Luft,", StringComparison.Ordinal).Replace(",rain,", ",Menge,", StringComparison.Ordinal);
        ToolResult result = Train(
            folder, text, "--column", "temperature=Luft*1.8+32", "--column", "rain=Menge*0.1", "--predict", "rain", "--above", "0.25", "--within", "3");

        Assert.Contains("From temperature (temperature, degC), humidity (humidity, %)", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("no report", result.Error, StringComparison.Ordinal);
        Assert.Contains("<h2>Verdict</h2>", File.ReadAllText(folder.File("model.html")), StringComparison.Ordinal);
        string[] evaluation = ["evaluate", folder.File("model.trnn"), "--input", folder.File("data.csv"), "--column", "temperature=Luft*1.8+32", "--column"];
        JsonElement scaled = Tool.Run([.. evaluation, "rain=Menge*0.1", "--json"]).Json;
        JsonElement larger = Tool.Run([.. evaluation, "rain=Menge", "--json"]).Json;
        Assert.Equal(897, scaled.GetProperty("scored").GetInt32());
        Assert.True(Events(scaled) < Events(larger), "the scale of what is predicted counts");
    }

    [Fact]
    public void A_number_is_predicted_in_its_unit()
    {
        using var folder = new TemporaryFolder();
        ToolResult result = Train(folder, Rain(700), "--predict", "temperature", "--ahead", "3");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Predicts regression: temperature 3 rows ahead", result.Output);
        Assert.Contains("From temperature (temperature, degC), humidity (humidity, %)", result.Output);
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

    private static long Events(JsonElement evaluation)
    {
        JsonElement scores = evaluation.GetProperty("result").GetProperty("scores");
        return scores.GetProperty("truePositives").GetInt64() + scores.GetProperty("falseNegatives").GetInt64();
    }
}
