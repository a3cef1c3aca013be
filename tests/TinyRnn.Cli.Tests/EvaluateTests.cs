using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class EvaluateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _model;

    public EvaluateTests()
    {
        _model = _folder.File("model.trnn");
        File.WriteAllBytes(_model, Samples.Quantized(Samples.Gru));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Evaluate_scores_integer_and_float_side_by_side()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 200, "rain", row => row % 10 == 9 ? "" : $"{row / 10 % 2}"));

        ToolResult result = Tool.Run("evaluate", _model, "--input", data, "--label", "rain", "--against", Samples.Gru).Succeeded();

        Assert.StartsWith("200 rows, 180 scored", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"rain \(integer\) +rain \(float\) +difference", result.Output);
        Assert.Matches(@"AUC +0\.\d{4} +0\.\d{4} ", result.Output);
        Assert.Matches(@"Decisions that differ: \d+ of 200 ", result.Output);
        Assert.Matches(@"as good as float: the outputs' error is [0-9.]+ % of their deviation, and \d+ of 200 decisions change\.", result.Output.ToLowerInvariant());
        Assert.Matches(@"0 +gru +\d\d\.\d dB +0\.\d+ %", result.Output);
        Assert.Contains("rain (integer): nothing was cut.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_as_json_has_the_scores_of_both()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 100, "rain", row => $"{row % 2}"));

        JsonElement report = Tool.Run("evaluate", _model, "-i", data, "--label", "rain", "--against", Samples.Gru, "--threshold", "0.5", "--json")
            .Succeeded()
            .Json;

        JsonElement scores = report.GetProperty("result").GetProperty("scores");
        Assert.Equal(0.5, scores.GetProperty("threshold").GetDouble());
        double reference = report.GetProperty("reference").GetProperty("scores").GetProperty("auc").GetDouble();
        Assert.Equal(reference, scores.GetProperty("auc").GetDouble(), 0.02);
        Assert.Equal(2, report.GetProperty("layers").GetArrayLength());
    }

    [Fact]
    public void A_model_against_itself_does_not_differ()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 100, "rain", row => $"{row % 2}"));

        ToolResult result = Tool.Run("evaluate", _model, "-i", data, "--label", "rain", "--against", _model).Succeeded();

        Assert.Contains("Difference of the outputs: mean 0, largest 0", result.Output, StringComparison.Ordinal);
        Assert.Contains("As good as rain: the outputs' error is 0 % of their deviation, and 0 of 100 decisions change.", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"0 +gru +no error +0 %", result.Output);
    }

    [Fact]
    public void Readings_beyond_the_calibrated_range_are_counted()
    {
        string data = _folder.Write("data.csv", "x0,x1,x2,x3,rain\n1e6,21,22,23,0\n20,21,22,23,1\n");

        ToolResult result = Tool.Run("evaluate", _model, "-i", data, "--label", "rain").Succeeded();

        Assert.Contains("  input x0: 1 of 2 (50 %)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_scored_output_by_output()
    {
        string readings = Samples.Readings(Samples.Lstm, 50, "a", row => $"{row % 3}").Replace("\n", ",1\n", StringComparison.Ordinal);
        string data = _folder.Write("data.csv", readings.Replace(",a,1\n", ",a,b\n", StringComparison.Ordinal));

        ToolResult result = Tool.Run("evaluate", Samples.Lstm, "-i", data, "--label", "a", "--label", "b").Succeeded();

        Assert.Matches(@" RMSE +\d", result.Output);
        Assert.Matches(@" MAE +\d", result.Output);
        Assert.Matches(@" R2 +n/a", result.Output);
    }

    [Fact]
    public void Classes_are_scored_by_the_largest_output()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.MultiClass, 50, "class", row => $"{row % 2}"));

        ToolResult result = Tool.Run("evaluate", Samples.MultiClass, "-i", data, "--label", "class").Succeeded();

        Assert.Matches(@"macro F1 +\d\.\d{4}", result.Output);
        Assert.Matches(@"label \S+ decided as +\S+: \d+", result.Output);
    }

    [Fact]
    public void A_missing_label_column_is_refused_with_the_nearest()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 5, "rain", _ => "0"));

        Tool.Run("evaluate", _model, "-i", data, "--label", "rian")
            .Refused($"{data}:1: no label column 'rian'; the columns are x0, x1, x2, x3, rain; did you mean 'rain'?");
    }

    [Fact]
    public void A_label_that_is_neither_0_nor_1_is_refused_with_line_and_column()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 5, "rain", row => $"{row}"));

        Tool.Run("evaluate", _model, "-i", data, "--label", "rain")
            .Refused($"{data}:4:5: column 'rain': expected a label of 0 or 1, found 2");
    }

    [Fact]
    public void A_file_without_any_label_is_refused()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 5, "rain", _ => ""));

        Tool.Run("evaluate", _model, "-i", data, "--label", "rain").Refused($"{data}: no row has a label");
    }

    [Fact]
    public void Models_that_do_not_fit_together_are_refused()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 5, "rain", _ => "0"));

        Tool.Run("evaluate", _model, "-i", data, "--label", "rain", "--against", Samples.Lstm)
            .Refused("the features differ: rain has 4, lstm-3-7 has 3");
    }

    [Fact]
    public void Baselines_that_know_only_the_rows_of_this_file_are_said_to()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 400, "rain", row => $"{row / 10 % 2}"));

        string alone = Tool.Run("evaluate", _model, "-i", data, "--label", "rain", "--baselines").Succeeded().Output;
        string taught = Tool.Run("evaluate", _model, "-i", data, "--label", "rain", "--baselines", "--train", data).Succeeded().Output;

        const string Few = "The baselines knew no more than the first 280 rows of this file; --train FILE gives them what the network learned from.";
        Assert.Contains(Few, alone, StringComparison.Ordinal);
        Assert.DoesNotContain("The baselines knew", taught, StringComparison.Ordinal);
    }

    [Fact]
    public void Scores_that_are_too_bad_to_be_true_get_a_hint()
    {
        string[] outputs = Tool.Run("run", Samples.Gru, "-i", _folder.Write("bare.csv", Samples.Readings(Samples.Gru, 100))).Succeeded().Lines[1..];
        double[] probabilities = [.. outputs.Select(output => double.Parse(output, CultureInfo.InvariantCulture))];
        double middle = probabilities.Order().ElementAt(50);

        string right = _folder.Write("right.csv", Samples.Readings(Samples.Gru, 100, "rain", row => probabilities[row] >= middle ? "1" : "0"));
        string wrong = _folder.Write("wrong.csv", Samples.Readings(Samples.Gru, 100, "rain", row => probabilities[row] >= middle ? "0" : "1"));

        Assert.DoesNotContain("Hint:", Tool.Run("evaluate", Samples.Gru, "-i", right, "--label", "rain").Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains(
            "Hint: an AUC of 0.0000 is worse than guessing. Was the network trained on normalized readings?",
            Tool.Run("evaluate", Samples.Gru, "-i", wrong, "--label", "rain").Succeeded().Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_that_readings_as_they_come_saturate_gets_a_hint()
    {
        // Pressure in hPa, for a network that was trained on numbers around 0.
        string header = string.Join(',', Enumerable.Range(0, NetworkImporter.Load(Samples.Safetensors).InputSize).Select(i => $"x{i}"));
        string rows = string.Concat(Enumerable.Range(0, 50).Select(row => string.Join(',', header.Split(',').Select((_, i) => $"{100_000 + (10 * row) + i}")) + "\n"));
        string data = _folder.Write("raw.csv", header + "\n" + rows);

        string output = Tool.Run("quantize", Samples.Safetensors, "-c", data, "-o", _folder.File("raw.trnn")).Succeeded().Output;

        Assert.Contains("Was the network trained on normalized readings?", output, StringComparison.Ordinal);
    }
}
