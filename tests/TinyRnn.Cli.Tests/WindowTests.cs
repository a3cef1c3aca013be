using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Tests.Evaluation;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class WindowTests : IDisposable
{
    private const int Window = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_slides_the_window_of_a_network_that_gives_one_output()
    {
        Network network = WindowModels.BothDirections(Window);
        string data = _folder.Write("data.csv", Readings(12));

        ToolResult result = Tool.Run("run", FloatFile.Write(_folder, network), "-i", data, "--keep", "hour").Succeeded();

        IEnumerable<string> empty = Enumerable.Range(0, Window - 1).Select(hour => $"{hour},");
        IEnumerable<string> full = Enumerable.Range(Window - 1, 12 - Window + 1).Select(hour => $"{hour},{Text(Output(network, hour - Window + 1, Window)[0])}");
        Assert.Equal(["hour,y0", .. empty, .. full], result.Lines);
    }

    [Fact]
    public void Run_gives_outputs_at_each_step_block_by_block()
    {
        Network network = WindowModels.AtEachStep(Window);
        string data = _folder.Write("data.csv", Readings(6));

        ToolResult result = Tool.Run("run", FloatFile.Write(_folder, network), "-i", data).Succeeded();

        float[] expected = [.. Output(network, 0, 4), .. Output(network, 4, 2)];
        Assert.Equal(["y0,y1", .. expected.Chunk(2).Select(pair => $"{Text(pair[0])},{Text(pair[1])}")], result.Lines);
    }

    [Fact]
    public void Windows_do_not_reach_across_the_sequence_column()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(Window));
        string[] rows = Readings(5).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        string head = "hour,x,rain";
        string one = _folder.Write("one.csv", $"{head}\n{string.Join('\n', rows)}\n");
        string two = _folder.Write("two.csv", $"{head},sequence\n{string.Join(",a\n", rows)},a\n{string.Join(",b\n", rows)},b\n");
        string named = _folder.Write("named.csv", $"{head},station\n{string.Join(",a\n", rows)},a\n{string.Join(",b\n", rows)},b\n");

        string[] expected = Tool.Run("run", model, "-i", one, "--keep", "hour").Succeeded().Lines;

        Assert.Equal([.. expected, .. expected[1..]], Tool.Run("run", model, "-i", two, "--keep", "hour").Succeeded().Lines);
        Assert.Equal([.. expected, .. expected[1..]], Tool.Run("run", model, "-i", named, "--keep", "hour", "--sequence", "station").Succeeded().Lines);
    }

    [Fact]
    public void A_stream_starts_fresh_in_each_series_when_its_column_is_stated()
    {
        string data = _folder.Write("data.csv", "x0,x1,x2,x3,sequence\n20,21,22,26,a\n21,21,22,26,a\n20,21,22,26,b\n21,21,22,26,b\n");

        string[] carried = Tool.Run("run", Samples.Gru, "-i", data).Succeeded().Lines;
        string[] reset = Tool.Run("run", Samples.Gru, "-i", data, "--sequence", "sequence").Succeeded().Lines;

        Assert.Equal(carried[1..3], reset[1..3]);
        Assert.Equal(reset[1..3], reset[3..]);
        Assert.NotEqual(carried[3], reset[3]);
    }

    [Fact]
    public void A_stated_window_runs_a_stream_in_windows_and_0_a_window_as_a_stream()
    {
        Network network = WindowModels.OneDirection(Window);
        string model = FloatFile.Write(_folder, network);
        string data = _folder.Write("data.csv", Readings(6));

        string[] windows = Tool.Run("run", model, "-i", data, "--keep", "hour").Succeeded().Lines;
        string[] shorter = Tool.Run("run", model, "-i", data, "--keep", "hour", "--window", "2").Succeeded().Lines;
        string[] stream = Tool.Run("run", model, "-i", data, "--keep", "hour", "--window", "0").Succeeded().Lines;

        Assert.Equal("2,", windows[3]);
        Assert.Equal($"2,{Text(Output(network, 1, 2)[0])}", shorter[3]);
        Assert.Equal(windows[4], stream[4]);
        Assert.All(stream.Skip(1), line => Assert.DoesNotMatch(",$", line));
    }

    [Fact]
    public void A_live_source_gets_empty_rows_until_the_window_is_full()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(2));

        ToolResult result = Tool.RunWithInput(Readings(3), "run", model, "-i", "-", "--keep", "hour").Succeeded();

        Assert.Equal(4, result.Lines.Length);
        Assert.Equal("0,", result.Lines[1]);
    }

    [Fact]
    public void Evaluate_scores_the_rows_that_end_a_window()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(Window));
        string data = _folder.Write("data.csv", Readings(40));

        ToolResult result = Tool.Run("evaluate", model, "-i", data, "--label", "rain", "--against", model).Succeeded();

        Assert.StartsWith("37 rows, 37 scored", result.Output, StringComparison.Ordinal);
        Assert.Contains("Difference of the outputs: mean 0, largest 0", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"0 +both +no error +0 %", result.Output);
    }

    [Fact]
    public void A_network_that_does_not_say_its_window_needs_one_stated()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(0));
        string data = _folder.Write("data.csv", Readings(6));

        Assert.Contains("needs a whole window", Tool.Run("run", model, "-i", data).Error, StringComparison.Ordinal);
        Assert.Contains("needs a whole window", Tool.Run("run", model, "-i", data, "--window", "0").Error, StringComparison.Ordinal);
        Assert.Equal(7, Tool.Run("run", model, "-i", data, "--window", "3", "--keep", "hour").Succeeded().Lines.Length);
    }

    [Fact]
    public void A_series_shorter_than_the_window_is_refused()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(Window));
        string data = _folder.Write("data.csv", Readings(3));

        Tool.Run("run", model, "-i", data, "-o", _folder.File("out.csv"))
            .Refused($"{data}: expected a series of 4 rows for a window, found 3 in the longest");
        Tool.Run("evaluate", model, "-i", data, "--label", "rain")
            .Refused($"{data}: expected a series of 4 rows for a window, found 3 in the longest");
    }

    [Fact]
    public void Two_models_are_compared_without_labels()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(Window));
        string data = _folder.Write("data.csv", Readings(40));

        ToolResult result = Tool.Run("evaluate", model, "-i", data, "--against", model);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Nothing is scored, since neither --label nor both-directions says what is right: the outputs are compared.", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("37 rows\n", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("Difference of the outputs: mean 0, largest 0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_of_readings_must_be_named()
    {
        string model = FloatFile.Write(_folder, WindowModels.BothDirections(Window));
        string data = _folder.Write("data.csv", Readings(6));

        Tool.Run("evaluate", model, "-i", data).Refused("--label: expected the column with what both-directions should predict, found none; the model does not say what it predicts either");
        Tool.Run("evaluate", model, "-i", data, "--label", "rain", "--next")
            .Refused("--next: expected a model of tokens, but both-directions takes readings");
    }

    [Fact]
    public void A_quantized_network_gives_the_bits_of_the_runtime_window_by_window()
    {
        string model = Quantized(WindowModels.BothDirections(Window), 60);
        string data = _folder.Write("data.csv", Readings(12));

        ToolResult result = Tool.Run("run", model, "-i", data).Succeeded();

        var network = new LoadedNetwork(RnnModel.Load(File.ReadAllBytes(model)));
        var output = new float[1];
        Assert.Equal(13, result.Lines.Length);
        for (int end = Window; end <= 12; end++)
        {
            network.Reset();
            network.Run(Enumerable.Range(end - Window, Window).Select(Reading).ToArray(), output);
            Assert.Equal(Text(output[0]), result.Lines[end]);
        }
    }

    [Fact]
    public void Quantize_says_what_it_cost_and_inspect_what_the_model_takes()
    {
        string data = _folder.Write("calibration.csv", Readings(60));
        string source = FloatFile.Write(_folder, WindowModels.BothDirections(Window));

        ToolResult quantized = Tool.Run("quantize", source, "-c", data).Succeeded();
        ToolResult inspected = Tool.Run("inspect", _folder.File("both-directions.trnn")).Succeeded();

        Assert.Contains("Float against integer on the calibration readings:\n57 rows\n", quantized.Output, StringComparison.Ordinal);
        Assert.Matches(@"\d +last\d? +\d\d\.\d dB +0\.\d+ %", quantized.Output);
        Assert.Contains("Self test: passed", inspected.Output, StringComparison.Ordinal);
        Tool.Run("inspect", _folder.File("both-directions.trnn"), "--window", "3")
            .Refused($"{_folder.File("both-directions.trnn")}: --window is not of use here: this is a .trnn model, which says its window itself");
    }

    [Fact]
    public void Evaluate_compares_integer_and_float_on_the_same_windows()
    {
        Network network = WindowModels.AtEachStep(Window);
        string model = Quantized(network, 61);
        string readings = Readings(22).Replace("rain\n", "rain,b\n", StringComparison.Ordinal).Replace(",0\n", ",0,1\n", StringComparison.Ordinal);
        string data = _folder.Write("data.csv", readings.Replace(",1\n", ",1,2\n", StringComparison.Ordinal).Replace(",0,1,2\n", ",0,1\n", StringComparison.Ordinal));

        ToolResult result = Tool.Run(
            "evaluate", model, "-i", data, "--label", "rain", "--label", "b", "--against", _folder.File("each-step.safetensors")).Succeeded();

        Assert.StartsWith("22 rows, 22 scored", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"each-step \(integer\) +each-step \(float\) +difference", result.Output);
        Assert.Matches(@"0 +both +\d\d\.\d dB", result.Output);
        Assert.Contains("each-step (integer): nothing was cut.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_windows_evenly_picked_ones_are_used_to_calibrate()
    {
        string data = _folder.Write("calibration.csv", Readings(3000));
        string source = FloatFile.Write(_folder, WindowModels.OneDirection(200));

        ToolResult result = Tool.Run("quantize", source, "-c", data).Succeeded();

        // 2,801 windows of 200 steps are 560,200 steps: of every three windows, one.
        Assert.Contains("\n934 of the 2,801 in the file, evenly picked\n934 rows\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Calibration_of_a_stream_starts_fresh_in_each_series()
    {
        string[] rows = Samples.Readings(Samples.Gru, 60).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string once = _folder.Write("once.csv", string.Join('\n', rows) + "\n");
        string twice = _folder.Write("twice.csv", $"{rows[0]},s\n{string.Join(",a\n", rows[1..])},a\n{string.Join(",b\n", rows[1..])},b\n");

        double expected = Share(once);

        Assert.Equal(expected, Share(twice, "--sequence", "s"), 12);
        Assert.NotEqual(expected, Share(twice), 12);

        double Share(string data, params string[] options)
        {
            string[] arguments = ["quantize", Samples.Gru, "-c", data, "-o", _folder.File("gru.trnn"), "--json", .. options];
            return Tool.Run(arguments).Succeeded().Json.GetProperty("calibration").GetProperty("difference").GetProperty("meanAbsolute").GetDouble();
        }
    }

    [Fact]
    public void A_network_of_windows_can_be_compiled_and_verified()
    {
        string model = Quantized(WindowModels.BothDirections(Window), 60);

        Tool.Run("compile", model, "--namespace", "My.App", "--class", "Net", "--out", _folder.File("code")).Succeeded();
        Tool.Run("new", "verify", "--model", model, "--out", _folder.File("proof")).Succeeded();

        Assert.Contains("class Net", string.Concat(Directory.GetFiles(_folder.File("code"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder.File("proof"), "VerifyApp", "ReportStretch.cs")));
        ToolResult station = Tool.Run("new", "station", "--model", model, "--out", _folder.File("station"));
        Assert.Contains("model: expected one that is stepped through readings without end, found ", station.Error, StringComparison.Ordinal);
    }

    private string Quantized(Network network, int rows)
    {
        string data = _folder.Write("calibration.csv", Readings(rows));
        string target = _folder.File("model.trnn");
        Tool.Run("quantize", FloatFile.Write(_folder, network), "-c", data, "-o", target).Succeeded();
        return target;
    }

    private static string Readings(int rows)
    {
        var text = new StringBuilder("hour,x,rain\n");
        for (int row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},{Text(Reading(row))},{row / 3 % 2}\n");
        }

        return text.ToString();
    }

    private static float Reading(int row) => (float)(3 * Math.Sin(1.7 * row) + 1);

    private static float[] Output(Network network, int start, int steps)
    {
        var output = new float[(network.GivesLastStep ? 1 : steps) * network.OutputSize];
        new FloatNetwork(network).Run(Enumerable.Range(start, steps).Select(Reading).ToArray(), output);
        return output;
    }

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
