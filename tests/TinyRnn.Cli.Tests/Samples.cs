using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Cli.Tests;

/// <summary>Networks from the fixtures, and readings for them.</summary>
internal static class Samples
{
    /// <summary>The checkout that the tests were built in.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Four features x0 to x3, one probability rain_3h, threshold 0.35.</summary>
    public static string Gru { get; } = Fixture("gru-4-32.pt");

    /// <summary>Three features, two outputs, all with names.</summary>
    public static string Lstm { get; } = Fixture("lstm-3-7.pt");

    /// <summary>Five features and three or more classes without names.</summary>
    public static string MultiClass { get; } = Fixture("rnn-tanh-5-33.pt");

    /// <summary>One probability and no names; its sidecar states a binary task but no threshold.</summary>
    public static string Safetensors { get; } = Fixture("safetensors-gru.safetensors");

    /// <summary>A checkpoint with weights under two keys, <c>model</c> and <c>ema</c>.</summary>
    public static string TwoCandidates { get; } = Fixture("two-candidates.pt");

    /// <summary>A random walk of readings with a header, around the features' means.</summary>
    /// <param name="model">A float file.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="label">Adds a column of this name with label(row).</param>
    /// <param name="labelOf">What stands in the label column.</param>
    public static string Readings(string model, int rows, string? label = null, Func<int, string>? labelOf = null)
    {
        Network network = NetworkImporter.Load(model);
        var random = new Random(1);
        double[] walk = new double[network.InputSize];
        var text = new StringBuilder();
        text.AppendJoin(',', Names(network)).Append(label == null ? "" : "," + label).Append('\n');
        for (int row = 0; row < rows; row++)
        {
            walk = walk.Select(value => (0.9 * value) + random.NextDouble() - 0.5).ToArray();
            text.AppendJoin(',', walk.Select((value, i) => Physical(network, i, value)));
            text.Append(label == null ? "" : "," + labelOf!(row)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The model file of a network, made by the library.</summary>
    public static byte[] Quantized(string model, int calibrationRows = 200)
    {
        Network network = NetworkImporter.Load(model);
        var calibrator = new Calibrator(network);
        foreach (string line in Readings(model, calibrationRows).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            calibrator.Add(line.Split(',').Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray());
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions());
    }

    private static string FindRepository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "TinyRnn.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"no TinyRnn.sln above {AppContext.BaseDirectory}");
    }

    private static string Fixture(string name)
    {
        string path = Path.Combine(Repository, "tests", "fixtures", "networks", name);
        return File.Exists(path) ? path : throw new FileNotFoundException("a fixture is missing", path);
    }

    private static string[] Names(Network network) =>
        Enumerable
            .Range(0, network.InputSize)
            .Select(i => network.Description.Features.Count > 0 ? network.Description.Features[i].Name : $"column{i}")
            .ToArray();

    private static string Physical(Network network, int i, double value)
    {
        Channel feature = network.Description.Features.Count > 0 ? network.Description.Features[i] : new Channel("", "", 0, 1);
        return ((float)((value * feature.Deviation) + feature.Mean)).ToString(CultureInfo.InvariantCulture);
    }
}
