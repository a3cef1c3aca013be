using System.Collections.Generic;
using TinyRnn.Benchmark;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.GoldenData;

/// <summary>The float networks of firmware/Benchmark, 4 readings to 32 units to one output.</summary>
internal static class BenchmarkNetworks
{
    private const int CalibrationSteps = 2000;

    public static Network Gru()
    {
        var random = new RandomWeights(RandomWeights.GruSeed);
        var layer = new RecurrentLayer(
            "gru", CellKind.Gru, RandomWeights.Inputs, RandomWeights.Hidden,
            random.InputWeights(3), random.RecurrentWeights(3), random.Biases(3), random.Biases(3));
        return WithHead("benchmark-gru", layer, random);
    }

    public static Network Lstm()
    {
        var random = new RandomWeights(RandomWeights.LstmSeed);
        var layer = new RecurrentLayer(
            "lstm", CellKind.Lstm, RandomWeights.Inputs, RandomWeights.Hidden,
            random.InputWeights(4), random.RecurrentWeights(4), random.Biases(4), new float[4 * RandomWeights.Hidden]);
        return WithHead("benchmark-lstm", layer, random);
    }

    /// <summary>What calibration sees of it.</summary>
    public static CalibrationStatistics Calibrated(Network network)
    {
        var calibrator = new Calibrator(network);
        var random = new RandomWeights(7);
        for (int step = 0; step < CalibrationSteps; step++)
        {
            calibrator.Add(random.Take(RandomWeights.Inputs, 2f));
        }

        return calibrator.Finish();
    }

    private static Network WithHead(string name, RecurrentLayer layer, RandomWeights random)
    {
        var head = new DenseLayer("head", RandomWeights.Hidden, 1, random.HeadWeights(), random.HeadBias(), Activation.Sigmoid);
        var features = new List<Channel>();
        for (int i = 0; i < RandomWeights.Inputs; i++)
        {
            features.Add(new Channel($"x{i}", "", 0, 1));
        }

        return new Network(new NetworkDescription(name, features, [], NetworkTask.Binary, 0.5), [layer, head]);
    }
}
