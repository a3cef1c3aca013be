using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>Real files, which are not part of the repository, straight into the tool; reported as skipped where they are absent.</summary>
public sealed class RealReadingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [RealFact("weather/guangzhou-2010-2015.csv")]
    public void A_stations_years_calibrate_and_are_evaluated_without_its_markers()
    {
        string model = FloatFile.Write(_folder, Model("station", ("temperature", "°C", 20, 8), ("dewpoint", "°C", 15, 9), ("pressure", "hPa", 1005, 8)));
        string data = RealFactAttribute.PathOf("weather/guangzhou-2010-2015.csv");
        string target = _folder.File("station.trnn");

        ToolResult quantized = Tool.Run("quantize", model, "--calibrate", data, "-o", target);
        ToolResult evaluated = Tool.Run("evaluate", target, "--input", data, "--label", "precipitation", "--against", model);

        Assert.Equal((0, 0), (quantized.ExitCode, evaluated.ExitCode));
        Assert.Contains("-9999 in 'dewpoint', 4 x from line 34638", Unwrapped(quantized.Error), StringComparison.Ordinal);
        Assert.Contains("temperature is 'TEMP', by what it measures [--column]", Unwrapped(quantized.Error), StringComparison.Ordinal);
        Assert.StartsWith("52,584 rows, 52,583 scored", evaluated.Output, StringComparison.Ordinal);
    }

    [RealFact("occupancy/datatraining.txt")]
    public void An_offices_minutes_calibrate_and_are_evaluated_their_row_numbers_left_out()
    {
        string model = FloatFile.Write(_folder, Model("office", ("temperature", "°C", 21, 1), ("humidity", "%", 26, 5), ("co2", "ppm", 600, 300)));
        string target = _folder.File("office.trnn");

        ToolResult quantized = Tool.Run("quantize", model, "--calibrate", RealFactAttribute.PathOf("occupancy/datatraining.txt"), "-o", target);
        ToolResult evaluated = Tool.Run("evaluate", target, "--input", RealFactAttribute.PathOf("occupancy/datatest2.txt"), "--label", "Occupancy");

        Assert.Equal((0, 0), (quantized.ExitCode, evaluated.ExitCode));
        Assert.StartsWith("9,752 rows, 9,752 scored", evaluated.Output, StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => string.Join(' ', text.Split(' ', '\n', '\r').Where(word => word.Length > 0));

    private static Network Model(string name, params (string Name, string Unit, double Mean, double Deviation)[] readings)
    {
        var random = new Random(5);
        Channel[] features = readings.Select(reading => new Channel(reading.Name, reading.Unit, reading.Mean, reading.Deviation)).ToArray();
        var description = new NetworkDescription(name, features, [new Channel("y", "", 0, 1)], NetworkTask.Regression, 0.5);
        return new Network(description, [RandomNetworks.Recurrent(random, CellKind.Gru, features.Length, 6), RandomNetworks.Dense(random, 6, 1, Activation.None)]);
    }
}

/// <summary>A fact about a real file beside the repository.</summary>
public sealed class RealFactAttribute : FactAttribute
{
    public RealFactAttribute(string file)
    {
        Skip = File.Exists(PathOf(file)) ? null : $"the readings are absent: ../shared/data/{file}";
    }

    internal static string PathOf(string file) => Path.GetFullPath(Path.Combine(Samples.Repository, "..", "shared", "data", file));
}
