using System;
using System.IO;
using System.Text.Json;
using TinyRnn.CompilerServices;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class QuantizeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Quantize_writes_a_model_that_loads_and_says_where()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 300));
        string target = _folder.File("model.trnn");

        ToolResult result = Tool.Run("quantize", Samples.Gru, "--calibrate", data, "-o", target, "--weights", "8").Succeeded();

        byte[] bytes = File.ReadAllBytes(target);
        RnnModel model = RnnModel.Load(bytes);
        Assert.Equal("rain", model.Info.Name);
        Assert.Equal(0.35f, model.Info.Threshold);
        Assert.True(new LoadedNetwork(model).SelfTest().Passed);
        Assert.Contains($"Wrote {target}, {bytes.Length:N0} bytes.", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"0 +gru +Gru +U h +96 x 32 +8 +3 ", result.Output);
        Assert.Matches(@"Difference of the outputs: mean \d.*, largest \d", result.Output);
        Assert.Equal(["data.csv", "model.trnn"], _folder.Files);
    }

    [Fact]
    public void The_model_stands_beside_the_float_file_unless_told_otherwise()
    {
        string source = _folder.File("rain.pt");
        File.Copy(Samples.Gru, source);
        File.Copy(Path.ChangeExtension(Samples.Gru, ".json"), _folder.File("rain.json"));
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 100));

        Tool.Run("quantize", source, "-c", data).Succeeded();

        Assert.Equal(["data.csv", "rain.json", "rain.pt", "rain.trnn"], _folder.Files);
    }

    [Fact]
    public void Wider_weights_are_nearer_to_float()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 300));

        double narrow = MeanDifference("8");
        double nearest = MeanDifference("8", "--no-bias-correction");
        double wide = MeanDifference("16");

        Assert.InRange(nearest, 1e-6, 0.005);
        Assert.InRange(wide, 0, nearest / 4);
        Assert.InRange(narrow, wide, nearest);

        double MeanDifference(string bits, params string[] others)
        {
            string[] arguments = ["quantize", Samples.Gru, "-c", data, "-o", _folder.File(bits), "--weights", bits, "--json", .. others];
            JsonElement result = Tool.Run(arguments).Succeeded().Json;
            int stated = result.GetProperty("model").GetProperty("layers")[0].GetProperty("input").GetProperty("weightBits").GetInt32();
            Assert.Equal(bits, $"{stated}");
            return result.GetProperty("calibration").GetProperty("difference").GetProperty("meanAbsolute").GetDouble();
        }
    }

    [Fact]
    public void Options_override_the_sidecar()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Safetensors, 100));

        RnnModel probability = Quantize("--threshold", "0.2");
        RnnModel number = Quantize("--task", "regression", "--activation", "tanh", "--no-bias-correction", "--bad-reading", "error");

        Assert.Equal((ModelTask.Binary, 0.2f), (probability.Info.Task, probability.Info.Threshold));
        Assert.Equal((ModelTask.Regression, LayerKind.Dense), (number.Info.Task, number.Layers[^1].Kind));

        RnnModel Quantize(params string[] options)
        {
            string target = _folder.File("m.trnn");
            Tool.Run(["quantize", Samples.Safetensors, "-c", data, "-o", target, .. options]).Succeeded();
            return RnnModel.Load(File.ReadAllBytes(target));
        }
    }

    [Fact]
    public void A_missing_output_folder_is_refused()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 100));
        string target = Path.Combine(_folder.Path, "no", "model.trnn");

        Tool.Run("quantize", Samples.Gru, "-c", data, "-o", target)
            .Refused($"{target}: the folder {Path.Combine(_folder.Path, "no")} does not exist");
    }

    [Fact]
    public void A_bad_calibration_file_leaves_the_old_model_and_nothing_else()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 10) + "1,2,three,4\n1,2,three,4\n");
        string target = _folder.Write("model.trnn", "the old one");

        Tool.Run("quantize", Samples.Gru, "-c", data, "-o", target)
            .Refused($"{data}:12:3: column 'x2': expected a number, found 'three'; so in 2 rows; --missing \"three\" takes it as missing");

        Assert.Equal("the old one", File.ReadAllText(target));
        Assert.Equal(["data.csv", "model.trnn"], _folder.Files);
    }

    [Fact]
    public void Calibration_from_the_standard_input_is_refused()
    {
        Tool.Run("quantize", Samples.Gru, "-c", "-", "-o", _folder.File("m.trnn"))
            .Refused("--calibrate: expected a file, because it is read twice, found the standard input");
    }

    [Fact]
    public void A_model_that_is_quantized_already_is_refused()
    {
        string model = _folder.File("m.trnn");
        File.WriteAllBytes(model, Samples.Quantized(Samples.Gru));

        ToolResult result = Tool.Run("quantize", model, "-c", "data.csv");

        result.Refused($"{model}: expected a float file (.pt, .pth, .safetensors, .onnx, .keras, .h5), found a .trnn model, which is quantized already");
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused_by_name()
    {
        string model = _folder.Write("model.pt", "not a model at all");

        ToolResult result = Tool.Run("quantize", model, "-c", "data.csv");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("tinyrnn: model.pt: ", result.Error, StringComparison.Ordinal);
    }
}
