using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class SidecarTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _network;
    private readonly string _data;

    public SidecarTests()
    {
        _network = _folder.File("net.pt");
        File.Copy(Path.Combine(Samples.Repository, "tests", "fixtures", "networks", "gru-4-32.pt"), _network);
        // a: 0 to 9, b: ten times as much, c: always 5, d: every second missing, else 2 or 4.
        _data = _folder.Write(
            "train.csv",
            "label,a (°C),b,c,d\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"7,{i},{10 * i},5,{(i % 2 == 0 ? "" : i % 4 == 1 ? "2" : "4")}\n")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Means_and_deviations_of_the_training_data_are_written_beside_the_network()
    {
        ToolResult result = Tool.Run("sidecar", _network, "--csv", _data, "--inputs", "a,b,c,d");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("From now on the network is given (reading - mean) / deviation", result.Error, StringComparison.Ordinal);
        using var sidecar = JsonDocument.Parse(File.ReadAllText(_folder.File("net.json")));
        JsonElement[] features = [.. sidecar.RootElement.GetProperty("features").EnumerateArray()];
        Assert.Equal([4.5, 45, 5, 2.8], features.Select(feature => feature.GetProperty("mean").GetDouble()), (x, y) => Math.Abs(x - y) < 1e-6);
        Assert.Equal([2.8722813, 28.722813, 1, 0.9797959], features.Select(feature => feature.GetProperty("deviation").GetDouble()), (x, y) => Math.Abs(x - y) < 1e-5);
        Assert.Equal("net", sidecar.RootElement.GetProperty("name").GetString());
        Assert.Contains("a", Tool.Run("inspect", _network).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_numbers_of_columns_are_refused_with_their_names()
    {
        ToolResult result = Tool.Run("sidecar", _network, "--csv", _data);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("expected 4 columns for the network's 4 inputs, found 5: label, a", result.Error, StringComparison.Ordinal);
        Assert.Contains("--inputs", result.Error, StringComparison.Ordinal);

        Assert.False(File.Exists(_folder.File("net.json")));
    }

    [Fact]
    public void A_sidecar_that_exists_is_not_replaced()
    {
        string existing = _folder.Write("net.json", "{ \"task\": \"binary\" }");

        Tool.Run("sidecar", _network, "--csv", _data, "--inputs", "a,b,c,d")
            .Refused($"{existing}: it exists, and may say what the training data do not; write another with --output, and take over what is wanted");

        Assert.Equal("{ \"task\": \"binary\" }", File.ReadAllText(existing));
    }
}
