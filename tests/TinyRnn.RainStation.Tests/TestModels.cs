using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Rain;

namespace TinyRnn.RainStation.Tests;

/// <summary>Models that a station can use.</summary>
internal static class TestModels
{
    private static readonly Lazy<byte[]> s_rain = new(QuantizeRain);

    /// <summary>The rain example's GRU, quantized as <c>tinyrnn quantize</c> does.</summary>
    public static byte[] Rain => s_rain.Value;

    /// <summary>A GRU of a few units with random weights.</summary>
    public static byte[] Small(int seed, string name = "small", int units = 3, int selfTestSteps = 4, string firstFeature = "temperature", NetworkTask task = NetworkTask.Binary)
    {
        var random = new Random(seed);
        List<Channel> features = [.. Enumerable.Range(0, RainFeatures.Count).Select(i => Feature(RainModelFit.Feature(i)))];
        features[0] = features[0] with { Name = firstFeature };
        var description = new NetworkDescription(name, features, [new Channel("rain_3h", "", 0, 1)], task, 0.5);
        var gru = new RecurrentLayer(
            "gru", CellKind.Gru, RainFeatures.Count, units,
            Weights(random, 3 * units * RainFeatures.Count), Weights(random, 3 * units * units), Weights(random, 3 * units), Weights(random, 3 * units));
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
        Network network = NetworkImporter.Load(Path.Combine(CommittedFile.Root, "examples", "rain", name));
        var calibrator = new Calibrator(network);
        var random = new Random(2);
        for (int i = 0; i < 20; i++)
        {
            calibrator.AddWindow([.. Enumerable.Range(0, 24 * network.InputSize).Select(_ => (float)random.NextDouble())]);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions());
    }

    private static Channel Feature(string nameAndUnit)
    {
        string[] parts = nameAndUnit.Split('|');
        return new Channel(parts[0], parts[1], parts[0] == "temperature" ? 20 : 0, 5);
    }

    private static float[] Weights(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(2 * random.NextDouble() - 1))];

    private static byte[] QuantizeRain()
    {
        string folder = Path.Combine(CommittedFile.Root, "examples", "rain");
        Network network = NetworkImporter.Load(Path.Combine(folder, "rain-gru.pt"));
        var calibrator = new Calibrator(network);
        foreach (string line in File.ReadLines(Path.Combine(folder, "calibration.csv")).Skip(1))
        {
            calibrator.Add([.. line.Split(',').Skip(1).Take(RainFeatures.Count).Select(field => float.Parse(field, CultureInfo.InvariantCulture))]);
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions());
    }
}
