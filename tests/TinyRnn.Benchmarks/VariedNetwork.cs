using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;

namespace TinyRnn.Benchmarks;

/// <summary>
/// A random network of any shape, the same on every machine: quiet or loud layers, outputs that deviate by 3e-5 to 0.3, features whose stated
/// mean and deviation are wrong by up to a hundred times.
/// </summary>
/// <param name="Network">The network.</param>
/// <param name="Calibration">Readings of a stream, or windows of 32.</param>
/// <param name="Fresh">Others.</param>
internal sealed record VariedNetwork(Network Network, float[][] Calibration, float[][] Fresh)
{
    private const int WindowSteps = 32;
    private const int CalibrationSteps = 2048;
    private const int FreshSteps = 1024;
    private const double LeastDeviation = 3e-5;
    private const double MostDeviation = 0.3;

    private static readonly Activation[] s_heads = [Activation.None, Activation.Sigmoid, Activation.Tanh];

    public static VariedNetwork Make(int number)
    {
        var random = new Random(7000 + number);
        var cell = (CellKind)(number % 3);
        int inputs = (int)Between(random, 1, 41);
        int hidden = (int)Between(random, 1, 129);
        bool isBoth = random.Next(5) == 0;
        bool isProjected = cell == CellKind.Lstm && hidden > 1 && random.Next(2) == 0;
        Channel[] features = [.. Enumerable.Range(0, inputs).Select(i => new Channel($"x{i}", "", 100 * random.NextDouble(), Between(random, 0.01, 100)))];
        double[] spreads = [.. features.Select(_ => Between(random, 0.01, 100))];
        double[] centers = [.. spreads.Select(spread => spread * (2 * random.NextDouble() - 1))];
        var layers = new List<NetworkLayer>();
        int values = inputs;
        for (int left = random.Next(1, 4); left > 0; left--)
        {
            double scale = Between(random, 0.3, 2);
            double[] gains = [.. Enumerable.Range(0, values).Select(i => layers.Count == 0 ? scale / spreads[i] : scale)];
            RecurrentLayer One() => Recurrent(random, cell, hidden, isProjected, gains);
            layers.Add(isBoth ? new BidirectionalLayer("Both", One(), One(), MergeMode.Concatenate) : One());
            values = layers[^1].OutputSize;
        }

        int head = random.Next(7);
        if (head > 0)
        {
            layers.Add(RandomNetworks.Dense(random, values, random.Next(1, 4), s_heads[head % 3]));
        }

        var network = new Network(new NetworkDescription("random", features, [], NetworkTask.Regression, 0.5), layers);
        float[][] readings =
        [
            .. RandomReadings.Make(random, CalibrationSteps + FreshSteps, inputs).Select(reading => reading
                .Select((value, i) => (float)(features[i].Mean + (features[i].Deviation * (centers[i] + (spreads[i] * value))))).ToArray()),
        ];
        float[][] calibration = Samples(network, readings[..CalibrationSteps]);
        return new(Deviating(network, calibration, Between(random, LeastDeviation, MostDeviation)), calibration, Samples(network, readings[CalibrationSteps..]));
    }

    /// <summary>Inputs, layers and outputs in short.</summary>
    public string Shape
    {
        get
        {
            NetworkLayer first = Network.Layers[0];
            RecurrentLayer one = (first as BidirectionalLayer)?.Forward ?? (RecurrentLayer)first;
            int layers = Network.Layers.Count(layer => layer is not DenseLayer);
            string cell = $"{one.Cell}{(one.Options is null ? "" : " projected")} {one.HiddenSize}{(first is BidirectionalLayer ? " both ways" : "")}";
            return $"{first.InputSize} -> {layers} {cell}{(Network.Layers[^1] is DenseLayer dense ? $" -> {dense.Activation.Kind} {dense.OutputSize}" : "")}";
        }
    }

    public CalibrationStatistics Calibrate()
    {
        var calibrator = new Calibrator(Network);
        foreach (float[] sample in Calibration)
        {
            if (Network.NeedsWindow)
            {
                calibrator.AddWindow(sample);
            }
            else
            {
                calibrator.Add(sample);
            }
        }

        return calibrator.Finish();
    }

    /// <summary>The float network's outputs, sample by sample.</summary>
    public static float[][] Run(Network network, float[][] samples)
    {
        var reference = new FloatNetwork(network);
        return [.. samples.Select(sample =>
        {
            float[] output = new float[sample.Length / network.InputSize * network.OutputSize];
            if (network.NeedsWindow)
            {
                reference.Reset();
                reference.Run(sample, output);
            }
            else
            {
                reference.Step(sample, output);
            }

            return output;
        })];
    }

    /// <summary>The mean over outputs of how far they deviate.</summary>
    public static double Deviation(float[][] outputs, int size) =>
        Enumerable.Range(0, size).Average(i =>
        {
            double[] values = [.. outputs.SelectMany(output => output.Where((_, k) => k % size == i)).Select(value => (double)value)];
            double mean = values.Average();
            return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
        });

    /// <summary>Makes the last layer's weights smaller until outputs deviate by no more than that, and larger where they hardly deviate at all.</summary>
    private static Network Deviating(Network network, float[][] samples, double most)
    {
        for (int i = 0; i < 4; i++)
        {
            double found = Deviation(Run(network, samples), network.OutputSize);
            double by = found > most ? most / found : Math.Max(1, LeastDeviation / found);
            network = network with { Layers = [.. network.Layers.SkipLast(1), Louder(network.Layers[^1], (float)by)] };
        }

        return network;
    }

    private static NetworkLayer Louder(NetworkLayer layer, float by) =>
        layer switch
        {
            DenseLayer dense => dense with { Weights = [.. dense.Weights.Select(weight => weight * by)] },
            RecurrentLayer one => one with { InputWeights = [.. one.InputWeights.Select(weight => weight * by)] },
            BidirectionalLayer both => both with { Forward = (RecurrentLayer)Louder(both.Forward, by), Backward = (RecurrentLayer)Louder(both.Backward, by) },
            _ => layer,
        };

    private static RecurrentLayer Recurrent(Random random, CellKind cell, int hidden, bool isProjected, double[] gains)
    {
        RecurrentLayer layer = RandomNetworks.Recurrent(random, cell, gains.Length, hidden);
        int outputs = isProjected ? (hidden + 1) / 2 : hidden;
        return new RecurrentLayer(
            layer.Name, cell, gains.Length, hidden,
            [.. layer.InputWeights.Select((weight, i) => (float)(weight * gains[i % gains.Length]))],
            layer.RecurrentWeights[..(layer.RecurrentWeights.Length / hidden * outputs)],
            layer.InputBias, layer.RecurrentBias,
            isProjected ? new() { Projection = RandomNetworks.Uniform(random, outputs * hidden, 1.7 / Math.Sqrt(hidden)) } : null);
    }

    private static float[][] Samples(Network network, float[][] readings) =>
        network.NeedsWindow ? [.. readings.Chunk(WindowSteps).Select(window => window.SelectMany(reading => reading).ToArray())] : readings;

    /// <summary>Evenly among orders of magnitude.</summary>
    private static double Between(Random random, double least, double most) => least * Math.Pow(most / least, random.NextDouble());
}
