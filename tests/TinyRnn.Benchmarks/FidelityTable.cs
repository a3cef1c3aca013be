using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Benchmarks;

/// <summary>
/// The tables of errors in docs/numerics.md: relative RMS error of h in percent over 2,000 fresh readings, mean over hidden sizes 16, 32 and
/// 64 and all seeds, for each way to round and to hold weights.
/// </summary>
internal static class FidelityTable
{
    private const int Inputs = 4;
    private const int Steps = 2000;
    private static readonly int[] s_sizes = [16, 32, 64];
    private static readonly string[] s_kinds = ["random", "trained-like", "tau 100", "tau 1000"];

    private static readonly (string Name, QuantizationOptions Options)[] s_ways =
    [
        ("8 bits, 3 lanes, to nearest", new() { Compensation = false, BiasCorrection = false }),
        ("+ bias correction", new() { Compensation = false }),
        ("+ compensation: narrow", new()),
        ("+ 2 lanes", new() { Precision = new(new(8, 2), new(8, 2)) }),
        ("narrow, W_x 16 bits", new() { Precision = new(new(16, 2), new(8, 3)) }),
        ("+ 2 lanes: default", new() { Precision = LayerPrecision.Mixed }),
        ("default, to nearest", new() { Precision = LayerPrecision.Mixed, Compensation = false }),
        ("16 bits, 2 lanes", new() { Precision = LayerPrecision.Wide }),
        ("16 bits, 1 lane", new() { Precision = new(new(16, 1), new(16, 1)) }),
    ];

    /// <summary>Prints the tables.</summary>
    /// <param name="seeds">Networks of each kind and size.</param>
    public static void Write(int seeds)
    {
        foreach (CellKind cell in new[] { CellKind.Gru, CellKind.Lstm })
        {
            Console.WriteLine($"| {cell}, {seeds} seeds | {string.Join(" | ", s_kinds)} | 16 / 32 / 64 units, all kinds |");
            double[][][] errors = [.. s_kinds.Select(kind => Errors(cell, kind, seeds))];
            for (int way = 0; way < s_ways.Length; way++)
            {
                IEnumerable<string> kinds = errors.Select(kind => Text(kind.Average(size => size[way])));
                IEnumerable<string> sizes = Enumerable.Range(0, s_sizes.Length).Select(size => Text(errors.Average(kind => kind[size][way])));
                Console.WriteLine($"| {s_ways[way].Name} | {string.Join(" | ", kinds)} | {string.Join(" / ", sizes)} |");
            }
        }
    }

    /// <summary>[sizes][ways]: mean over seeds.</summary>
    private static double[][] Errors(CellKind cell, string kind, int seeds)
    {
        double[][][] all = [.. s_sizes.Select(_ => new double[seeds][])];
        Parallel.For(0, s_sizes.Length * seeds, job => all[job / seeds][job % seeds] = Errors(cell, kind, s_sizes[job / seeds], job % seeds));
        return [.. all.Select(size => Enumerable.Range(0, s_ways.Length).Select(way => size.Average(seed => seed[way])).ToArray())];
    }

    private static double[] Errors(CellKind cell, string kind, int hidden, int seed)
    {
        var random = new Random(seed);
        RecurrentLayer layer = kind switch
        {
            "random" => RandomNetworks.Recurrent(random, cell, Inputs, hidden),
            "trained-like" => RandomNetworks.TrainedLike(random, cell, Inputs, hidden),
            "tau 100" => RandomNetworks.SlowGates(random, cell, Inputs, hidden, 100),
            _ => RandomNetworks.SlowGates(random, cell, Inputs, hidden, 1000),
        };
        Network network = RandomNetworks.Of(layer);
        float[][] calibration = RandomReadings.Make(random, Steps, Inputs);
        float[][] readings = RandomReadings.Make(random, Steps, Inputs);
        return [.. s_ways.Select(way => 100 * new Comparison(network, QuantizedNetwork.Make(network, calibration, way.Options), readings).RelativeRms)];
    }

    private static string Text(double percent) => percent.ToString(percent < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);
}
