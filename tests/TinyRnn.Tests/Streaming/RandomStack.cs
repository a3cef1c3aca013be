using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Streaming;

/// <summary>One to four layers, cells and sometimes a Dense layer among them, of weights whose values stay small.</summary>
internal sealed class RandomStack
{
    private static readonly CellKind[] s_cells = Enum.GetValues<CellKind>();

    public RandomStack(int seed)
    {
        Seed = seed;
        var random = new Random(seed);
        var layers = new List<NetworkLayer>();
        int size = 1 + random.Next(4);
        for (int i = 1 + random.Next(4); i > 0; i--)
        {
            int units = 1 + random.Next(9);
            layers.Add(
                random.Next(5) == 0
                    ? RandomNetworks.Dense(random, size, units, Activation.Tanh)
                    : RandomNetworks.Recurrent(random, s_cells[random.Next(s_cells.Length)], size, units, 0.7));
            size = units;
        }

        Network network = RandomNetworks.Of([.. layers]);
        var options = new QuantizationOptions { WeightBits = random.Next(2) == 0 ? 8 : 16, SelfTestSteps = 0 };
        Model = RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(random, 60, network.InputSize), options));
    }

    public int Seed { get; }

    public RnnModel Model { get; }
}
