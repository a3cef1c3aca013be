using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Benchmark;
using TinyRnn.GoldenData;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Frozen;

/// <summary>Models that C is measured with besides the frozen ones.</summary>
internal static class NativeModels
{
    private const int Inputs = 6;
    private const int Units = 128;

    public static IReadOnlyDictionary<string, Func<RnnModel>> All { get; } = new Dictionary<string, Func<RnnModel>>
    {
        // Of the networks of benchmark-gru and benchmark-lstm what the quantizer makes by default.
        ["default-gru"] = () => Default(BenchmarkNetworks.Gru()),
        ["default-lstm"] = () => Default(BenchmarkNetworks.Lstm()),
        ["large-lstm"] = Large,
    };

    private static RnnModel Default(Network network) =>
        RnnModel.Load(CandidateSearch.Run(network, BenchmarkNetworks.Calibrated(network), new QuantizationOptions(), new WeightChoice(WeightKind.Automatic)).Taken.Bytes);

    /// <summary>An LSTM of 6 readings, two layers of 128 units and 6 outputs.</summary>
    private static RnnModel Large()
    {
        var random = new RandomWeights(1);
        NetworkLayer[] layers =
        [
            Lstm(random, "lower", Inputs), Lstm(random, "upper", Units),
            new DenseLayer("head", Units, Inputs, random.Take(Units * Inputs, 0.1f), random.Take(Inputs, 0.1f), Activation.None),
        ];
        Channel[] features = [.. Enumerable.Range(0, Inputs).Select(i => new Channel($"x{i}", "", 0, 1))];
        var network = new Network(new NetworkDescription("large", features, [], NetworkTask.Regression, 0.5), layers);
        var calibrator = new Calibrator(network);
        for (int step = 0; step < 200; step++)
        {
            calibrator.Add(random.Take(Inputs, 2f));
        }

        return RnnModel.Load(NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions()));
    }

    private static RecurrentLayer Lstm(RandomWeights random, string name, int inputs) =>
        new(
            name, CellKind.Lstm, inputs, Units, random.Take(4 * Units * inputs, 0.088f), random.Take(4 * Units * Units, 0.088f),
            random.Take(4 * Units, 0.088f), new float[4 * Units]);
}
