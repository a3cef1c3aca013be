using System;
using System.Collections.Generic;
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

    public static Arbitrary<RandomModel> Any { get; } =
        (from seed in Gen.Choose(0, int.MaxValue) select new RandomModel(seed)).ToArbitrary();

    public byte[] Bytes()
    {
        var random = new Random(Seed);
        int depth = 1 + random.Next(3);
        int size = 1 + random.Next(5);
        var layers = new List<NetworkLayer>();
        for (int i = 0; i < depth; i++)
        {
            layers.Add(Recurrent(random, size, 1 + random.Next(12)));
            size = layers[i].OutputSize;
        }

        if (random.Next(2) == 0)
        {
            layers.AddRange(Head(random, size, 1 + random.Next(4)));
        }

        Network network = RandomNetworks.Of([.. layers]);
        return QuantizedNetwork.Make(
            network,
            RandomReadings.Make(random, 30, network.InputSize),
            new QuantizationOptions { WeightBits = random.Next(2) == 0 ? 8 : 16, SelfTestSteps = 3, StateRange = random.Next(3) });
    }

    private static RecurrentLayer Recurrent(Random random, int inputs, int hidden)
    {
        int cell = random.Next(s_cells.Length + 1);
        // Relu with large weights grows without bound.
        return cell == s_cells.Length
            ? RandomNetworks.Relu(random, inputs, hidden, Math.Pow(10, -random.NextDouble()))
            : RandomNetworks.Recurrent(random, s_cells[cell], inputs, hidden, Math.Pow(10, 2 * random.NextDouble() - 1));
    }

    private static NetworkLayer[] Head(Random random, int inputs, int outputs)
    {
        int activation = random.Next(RandomActivations.All.Count + 1);
        return activation == RandomActivations.All.Count
            ? RandomNetworks.Softmax(random, inputs, outputs)
            : [RandomNetworks.Dense(random, inputs, outputs, RandomActivations.All[activation])];
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
