using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>An autoencoder that is proven by its sidecar's examples: the proof goes into the model, and its error comes out on demand.</summary>
public sealed class AutoencoderTests : IDisposable
{
    private const int Steps = 8;
    private const int Windows = 30;

    private readonly TemporaryFolder _folder = new();
    private readonly string _network;
    private readonly string _readings;
    private readonly string _model;

    public AutoencoderTests()
    {
        string fixtures = Path.Combine(Samples.Repository, "tests", "fixtures", "forwards");
        _network = _folder.File("ae.safetensors");
        File.Copy(Path.Combine(fixtures, "autoencoder.safetensors"), _network);
        File.Copy(Path.Combine(fixtures, "autoencoder.json"), _folder.File("ae.json"));
        var random = new Random(1);
        string[] rows = [.. Enumerable.Range(0, Steps * Windows).Select(_ => $"{Number(random)},{Number(random)}")];
        _readings = _folder.Write("readings.csv", string.Join('\n', rows.Prepend("a,b")) + "\n");
        _model = _folder.File("ae.trnn");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_proven_model_says_so_in_its_file()
    {
        Tool.Run("quantize", _network, "--calibrate", _readings).Succeeded();

        JsonElement proof = Tool.Run("inspect", _model, "--json").Succeeded().Json.GetProperty("model").GetProperty("proof");
        string[] lines = [.. Tool.Run("inspect", _model).Succeeded().Lines];

        Assert.InRange(proof.GetProperty("examples").GetInt32(), 1, 100);
        Assert.Equal(proof.GetProperty("examples").GetInt32() * Steps * 2, proof.GetProperty("outputs").GetInt32());
        Assert.InRange(proof.GetProperty("largestDifference").GetDouble(), 0, 1e-5);
        Assert.Contains(lines, line => line.StartsWith("Made of a proven network: ", StringComparison.Ordinal) && line.Contains("outputs of", StringComparison.Ordinal));
        Assert.Contains($"Windows of exactly {Steps} steps, an output for each step; cannot be stepped", lines);
    }

    [Fact]
    public void A_model_that_was_only_stated_claims_no_proof()
    {
        string gru = _folder.File("gru.trnn");
        Tool.Run("quantize", Samples.Gru, "--calibrate", _folder.Write("gru.csv", Samples.Readings(Samples.Gru, 50)), "-o", gru).Succeeded();

        Assert.Equal(JsonValueKind.Null, Tool.Run("inspect", gru, "--json").Succeeded().Json.GetProperty("model").GetProperty("proof").ValueKind);
        Assert.DoesNotContain(Tool.Run("inspect", gru).Succeeded().Lines, line => line.Contains("proven", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mae")]
    [InlineData("mse")]
    public void The_reconstruction_error_is_an_output_on_demand(string measure)
    {
        string[] asked = ["--reconstruction-error", measure];
        double[] expected = Expected(measure);
        ToolResult quantized = Tool.Run(["quantize", _network, "--calibrate", _readings, .. asked]).Succeeded();

        double[] inFloat = Errors(Tool.Run(["run", _network, "--input", _readings, .. asked]).Succeeded());
        double[] inIntegers = Errors(Tool.Run("run", _model, "--input", _readings).Succeeded());

        Assert.Contains(quantized.Lines, line => line.StartsWith($"Network: gru 4 -> last output -> repeat 8 -> gru 2 -> every step -> reconstruction error ({measure}) (proven: ", StringComparison.Ordinal));
        Assert.Equal((Windows, Windows, Windows), (expected.Length, inFloat.Length, inIntegers.Length));
        Assert.All(expected.Zip(inFloat), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * pair.First));
        Assert.All(expected.Zip(inIntegers), pair => Assert.Equal(pair.First, pair.Second, 0.03 * pair.First));
        Assert.Contains(Tool.Run("inspect", _model).Succeeded().Lines, line => line.Contains($"ReconstructionError, {measure}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_network_that_reconstructs_nothing_is_refused()
    {
        ToolResult result = Tool.Run("inspect", Samples.Gru, "--reconstruction-error", "mae");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("tinyrnn: gru-4-32.pt: no reconstruction error: layer 'reconstruction_error': expected as many values as a reading has, 4, found 1", result.Error);
    }

    [Fact]
    public void A_measure_that_is_none_is_refused() =>
        Assert.Contains("expected one of mae, mse, found 'max'", Tool.Run("inspect", _network, "--reconstruction-error", "max").Error);

    /// <summary>Of what the float network gives without being asked for the error.</summary>
    private double[] Expected(string measure)
    {
        double[][] given = Rows(File.ReadAllLines(_readings));
        double[][] made = Rows([.. Tool.Run("run", _network, "--input", _readings).Succeeded().Lines]);
        return
        [
            .. given.Zip(made, (x, y) => x.Zip(y, (a, b) => measure == "mae" ? Math.Abs(a - b) : (a - b) * (a - b)).Average())
                .Chunk(Steps)
                .Select(window => window.Average()),
        ];
    }

    private static double[] Errors(ToolResult result)
    {
        string[] lines = [.. result.Lines];
        Assert.Equal("reconstruction_error", lines[0].Split(',')[^1]);
        double[] overlapping = [.. lines.Skip(1).Select(line => line.Split(',')[^1]).Where(field => field.Trim('"').Length > 0).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        Assert.Equal((Steps * Windows) - Steps + 1, overlapping.Length);
        return [.. overlapping.Where((_, i) => i % Steps == 0)];
    }

    private static double[][] Rows(string[] lines) =>
        [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => line.Split(',')[^2..].Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())];

    private static string Number(Random random) => (3 * (random.NextDouble() - 0.5)).ToString("F4", CultureInfo.InvariantCulture);
}
