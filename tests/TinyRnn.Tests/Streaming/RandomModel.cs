using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Streaming;

/// <summary>A random small model: kinds, sizes, depth, scale, bits of weights, with or without a head.</summary>
/// <param name="Seed">All else follows from it.</param>
internal sealed record RandomModel(int Seed)
{
    private static readonly CellKind[] s_cells = Enum.GetValues<CellKind>();
    private static readonly DenseActivation[] s_activations = Enum.GetValues<DenseActivation>();

    public static Arbitrary<RandomModel> Any { get; } =
        (from seed in Gen.Choose(0, int.MaxValue) select new RandomModel(seed)).ToArbitrary();

    public byte[] Bytes()
    {
        var random = new Random(Seed);
        int depth = 1 + random.Next(3);
        int size = 1 + random.Next(5);
        var layers = new NetworkLayer[depth + random.Next(2)];
        for (int i = 0; i < depth; i++)
        {
            int hidden = 1 + random.Next(12);
            CellKind cell = s_cells[random.Next(s_cells.Length)];
            // Relu with large weights grows without bound.
            double scale = Math.Pow(10, cell == CellKind.RnnRelu ? -random.NextDouble() : 2 * random.NextDouble() - 1);
            layers[i] = RandomNetworks.Recurrent(random, cell, size, hidden, scale);
            size = hidden;
        }

        if (layers.Length > depth)
        {
            layers[depth] = RandomNetworks.Dense(random, size, 1 + random.Next(4), s_activations[random.Next(s_activations.Length)]);
        }

        Network network = RandomNetworks.Of(layers);
        return QuantizedNetwork.Make(
            network,
            RandomReadings.Make(random, 30, network.InputSize),
            new QuantizationOptions { WeightBits = random.Next(2) == 0 ? 8 : 16, SelfTestSteps = 3, StateRange = random.Next(3) });
    }

    /// <summary>Readings, a tenth of them NaN or infinite.</summary>
    public float[][] Readings(int steps, int inputs)
    {
        var random = new Random(Seed + 1);
        float[][] readings = RandomReadings.Make(random, steps, inputs);
        foreach (float[] reading in readings)
        {
            for (int i = 0; i < inputs; i++)
            {
                reading[i] = random.Next(30) switch
                {
                    0 => float.NaN,
                    1 => float.PositiveInfinity,
                    2 => float.NegativeInfinity,
                    _ => reading[i],
                };
            }
        }

        return readings;
    }

    /// <summary>All outputs of all steps, bit by bit.</summary>
    public static int[] Run(RecurrentNetwork network, float[][] readings)
    {
        var output = new float[network.OutputSize];
        return [.. readings.SelectMany(reading =>
        {
            network.Step(reading, output);
            return output.Select(BitConverter.SingleToInt32Bits).ToArray();
        })];
    }

    /// <summary>The whole state, held readings included.</summary>
    public static byte[] Saved(RecurrentNetwork network)
    {
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return saved;
    }
}
