using System;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Tests.Boards;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class CompileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compile_writes_the_class_and_says_what_it_costs()
    {
        string model = _folder.File("net.trnn");
        File.WriteAllBytes(model, Samples.Quantized(Samples.Gru));
        string target = _folder.File("code");

        ToolResult result = Tool.Run("compile", model, "--namespace", "My.App", "--class", "Net", "--out", target).Succeeded();

        string code = File.ReadAllText(Path.Combine(target, "Net.cs"));
        Assert.Contains("namespace My.App", code, StringComparison.Ordinal);
        Assert.Contains("public sealed class Net : RecurrentNetwork", code, StringComparison.Ordinal);
        Assert.Matches(@"byte code in flash +about [0-9,]+ bytes", result.Output);
        Assert.Matches(@"heap, ready to step +about [0-9,]+ bytes", result.Output);
        Assert.Matches(@"CLR instructions a step +about [0-9,]+", result.Output);
    }

    [Fact]
    public void Time_that_a_board_measured_replaces_what_is_calculated()
    {
        string[] line = ["compile", BoardFiles.Model, "--namespace", "My.App", "--class", "Net", "--measured", BoardFiles.Report, "--out", _folder.File("code")];
        ToolResult result = Tool.Run(line).Succeeded();

        Assert.Matches(@"time of a step +[0-9.]+ ms, measured by the board of .*report\.log", Joined(result.Output));
        Assert.DoesNotContain("calculated", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_of_another_model_is_refused()
    {
        string model = BoardFiles.OtherModel;
        ToolResult result = Tool.Run("compile", model, "--namespace", "My.App", "--class", "Net", "--measured", BoardFiles.Report, "--out", _folder.File("code"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("line 1: expected the model", Joined(result.Error), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("code")));
    }

    private static string Joined(string text) => string.Join(' ', text.Split((char[])['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_model_beyond_every_deployment_area_is_refused_with_both_figures()
    {
        const int inputs = 64;
        const int units = 250;
        var random = new Random(1);
        var layer = new RecurrentLayer(
            "lstm", CellKind.Lstm, inputs, units, Weights(random, 4 * units * inputs), Weights(random, 4 * units * units), Weights(random, 4 * units), Weights(random, 4 * units));
        var network = new Network(new NetworkDescription("wide", [], [], NetworkTask.Regression, 0.5), [layer]);
        var calibrator = new Calibrator(network);
        for (int i = 0; i < 20; i++)
        {
            calibrator.Add(Weights(random, inputs));
        }

        string model = _folder.File("wide.trnn");
        File.WriteAllBytes(model, NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions()));
        ToolResult result = Tool.Run("compile", model, "--namespace", "My.App", "--class", "Net", "--out", _folder.File("code"));

        Assert.Equal(2, result.ExitCode);
        Assert.Matches("wide.trnn, as byte code: expected at most 2,031,616 bytes, the deployment area of ESP32-S2, S3, C3, P4 with 4 MB of flash, found 2,[0-9]{3},[0-9]{3}", result.Error);
        Assert.False(Directory.Exists(_folder.File("code")));
    }

    private static float[] Weights(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];

    [Fact]
    public void One_layer_can_be_compiled_alone()
    {
        string model = _folder.File("net.trnn");
        File.WriteAllBytes(model, Samples.Quantized(Samples.Gru));

        Tool.Run("compile", model, "--namespace", "My.App", "--class", "Cell", "--layer", "0", "--out", _folder.File("code")).Succeeded();

        string code = File.ReadAllText(_folder.File(Path.Combine("code", "Cell.cs")));
        Assert.Contains("OnlyLayer => LayerKind.Gru;", code, StringComparison.Ordinal);
        Assert.Contains("--class Cell --layer 0", code, StringComparison.Ordinal);
        Tool.Run("compile", model, "--namespace", "My.App", "--class", "Cell", "--layer", "2", "--out", _folder.File("none"))
            .Refused("layer: expected 0 to 1, found 2");
    }

    [Theory]
    [InlineData("1App", "Net", "namespace: expected a C# identifier")]
    [InlineData("App", "in", "class name: expected a C# identifier")]
    [InlineData("App", "RecurrentNetwork", "class name: expected one of your own, found 'RecurrentNetwork'")]
    [InlineData("App", "RnnModel", "class name: expected one of your own, found 'RnnModel'")]
    [InlineData("App", "Array", "class name: expected one of your own, found 'Array'")]
    [InlineData("System", "Net", "namespace: expected one of your own, found 'System'")]
    [InlineData("System.IO", "Net", "namespace: expected one of your own, found 'System.IO'")]
    public void Names_that_are_no_identifiers_write_nothing(string space, string name, string message)
    {
        string model = _folder.File("net.trnn");
        File.WriteAllBytes(model, Samples.Quantized(Samples.Gru));
        string target = _folder.File("code");

        ToolResult result = Tool.Run("compile", model, "--namespace", space, "--class", name, "--out", target);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public void A_float_file_is_refused_with_what_to_do()
    {
        string file = _folder.File("net.pt");
        File.WriteAllText(file, "not a model");

        ToolResult result = Tool.Run("compile", file, "--namespace", "A", "--class", "B", "--out", _folder.File("code"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("expected a .trnn model", result.Error, StringComparison.Ordinal);
        Assert.Contains("tinyrnn quantize", result.Error, StringComparison.Ordinal);
    }
}
