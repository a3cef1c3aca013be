#nullable disable

using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.RainStation.Tests;

/// <summary>Models that a station can use.</summary>
internal static class TestModels
{
    private static readonly Lazy<byte[]> s_rain = new(QuantizeRain);

    /// <summary>The rain example's GRU, quantized as <c>tinyrnn quantize</c> does.</summary>
    public static byte[] Rain => s_rain.Value;

    /// <summary>A GRU of a few units with random weights and the rain example's recipe, or another one.</summary>
    public static byte[] Small(int seed, string name = "small", int units = 3, int selfTestSteps = 4, NetworkRecipe recipe = null, NetworkTask task = NetworkTask.Binary)
    {
        var random = new Random(seed);
        (NetworkRecipe rain, IReadOnlyList<Channel> features) = NetworkImporter.LoadRecipe(PathOfRain("rain-gru.json"));
        int inputs = features.Count;
        var description = new NetworkDescription(name, features, [new Channel("rain_3h", "", 0, 1)], task, 0.5)
        {
            Recipe = recipe ?? rain,
        };
        var gru = new RecurrentLayer(
            "gru", CellKind.Gru, inputs, units,
            Weights(random, 3 * units * inputs), Weights(random, 3 * units * units), Weights(random, 3 * units), Weights(random, 3 * units));
        var head = new DenseLayer("head", units, 1, Weights(random, units), Weights(random, 1), Activation.Sigmoid);
        var network = new Network(description, [gru, head]);
        var calibrator = new Calibrator(network);
        for (int i = 0; i < 64; i++)
        {
            calibrator.Add([.. features.Select(feature => (float)(feature.Mean + 2 * random.NextDouble() - 1))]);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions { SelfTestSteps = selfTestSteps });
    }

    /// <summary>One of the rain example's networks of windows, quantized.</summary>
    public static byte[] Windowed(string name)
    {
        Network network = NetworkImporter.Load(PathOfRain(name));
        var calibrator = new Calibrator(network);
        var random = new Random(2);
        for (int i = 0; i < 20; i++)
        {
            calibrator.AddWindow([.. Enumerable.Range(0, 24 * network.InputSize).Select(_ => (float)random.NextDouble())]);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions());
    }

    /// <summary>The rain example's recipe with another step, and a first reading of another quantity or unit.</summary>
    public static NetworkRecipe RainRecipe(int step = 3600, string quantity = "temperature", string unit = "degC")
    {
        string text = File.ReadAllText(PathOfRain("rain-gru.json"))
            .Replace("\"step\": 3600", FormattableString.Invariant($"\"step\": {step}"), StringComparison.Ordinal)
            .Replace("\"quantity\": \"temperature\", \"unit\": \"degC\"", $"\"quantity\": \"{quantity}\", \"unit\": \"{unit}\"", StringComparison.Ordinal);
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".json");
        try
        {
            File.WriteAllText(path, text);
            return NetworkImporter.LoadRecipe(path).Recipe;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string PathOfRain(string file) => Path.Combine(CommittedFile.Root, "examples", "rain", file);

    private static float[] Weights(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];

    private static byte[] QuantizeRain()
    {
        Network network = NetworkImporter.Load(PathOfRain("rain-gru.pt"));
        var calibrator = new Calibrator(network);
        foreach (string line in File.ReadLines(PathOfRain("calibration.csv")).Skip(1))
        {
            calibrator.Add([.. line.Split(',').Skip(1).Take(network.InputSize).Select(field => float.Parse(field, CultureInfo.InvariantCulture))]);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions());
    }
}
