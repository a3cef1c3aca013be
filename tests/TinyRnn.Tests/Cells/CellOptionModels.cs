using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Cells;

/// <summary>Small models of one recurrent layer with options, 2 -> 4 units, by the names of <see cref="RandomCells"/>.</summary>
internal static class CellOptionModels
{
    public const int Units = 4;

    private static readonly Dictionary<(string, int), byte[]> s_models = [];

    public static IEnumerable<string> Names => RandomCells.All.Keys;

    public static RecurrentLayer Layer(string name) => RandomCells.Make(name, new Random(29), 2, Units);

    public static byte[] Make(string name, int weightBits = 8)
    {
        lock (s_models)
        {
            if (!s_models.TryGetValue((name, weightBits), out byte[]? bytes))
            {
                bytes = QuantizedNetwork.Make(
                    RandomNetworks.Of(Layer(name)), RandomReadings.Make(new Random(31), 200, 2),
                    new QuantizationOptions { WeightBits = weightBits, SelfTestSteps = 5 });
                s_models.Add((name, weightBits), bytes);
            }

            return bytes;
        }
    }
}
