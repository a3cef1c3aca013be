using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Benchmarks;

/// <summary>The network of all benchmarks, GRU 4 -> 32 -> 1 with a sigmoid, seeded, and readings for it.</summary>
internal static class BenchmarkModel
{
    public const int Inputs = 4;
    public const int Hidden = 32;
    public const int Rows = 10_000;

    public static Network Network { get; } = CreateNetwork();

    /// <summary>[Rows][Inputs], the values of <see cref="Csv"/>.</summary>
    public static float[][] Readings { get; } = CreateReadings();

    /// <summary>The readings with a label, as a CSV file with a header.</summary>
    public static byte[] Csv { get; } = CreateCsv();

    /// <summary>A pass over a CSV file, opened as the tool opens it: looked at once, then read.</summary>
    public static ReadingReader Open(byte[] csv, ReadingColumns columns) =>
        new(ReadingSource.Open("benchmark", () => new MemoryStream(csv), ReadingReader.OptionsOf(columns, new ReadingOptions())), columns, ownsSource: true);

    public static RnnModel Quantize()
    {
        var calibrator = new Calibrator(Network);
        foreach (float[] reading in Readings.Take(1000))
        {
            calibrator.Add(reading);
        }

        return RnnModel.Load(NetworkQuantizer.Quantize(Network, calibrator.Finish(), new QuantizationOptions()));
    }

    private static Network CreateNetwork()
    {
        var random = new Random(32);
        float[] Weights(int count) => Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() - 0.5) * 0.6)).ToArray();
        const int rows = 3 * Hidden;
        var gru = new RecurrentLayer(
            "gru",
            CellKind.Gru,
            Inputs,
            Hidden,
            Weights(rows * Inputs),
            Weights(rows * Hidden),
            Weights(rows),
            Weights(rows)
        );
        var head = new DenseLayer("head", Hidden, 1, Weights(Hidden), Weights(1), Activation.Sigmoid);
        Channel[] features = Enumerable.Range(0, Inputs).Select(i => new Channel($"x{i}", "", 10 * i, 1 + i)).ToArray();
        return new Network(new NetworkDescription("benchmark", features, [], NetworkTask.Binary, 0.5), [gru, head]);
    }

    private static float[][] CreateReadings()
    {
        var random = new Random(4);
        var walk = new double[Inputs];
        return Enumerable
            .Range(0, Rows)
            .Select(_ =>
            {
                walk = walk.Select(value => (0.95 * value) + random.NextDouble() - 0.5).ToArray();
                return walk.Select((value, i) => (float)Math.Round((value * (1 + i)) + (10 * i), 2)).ToArray();
            })
            .ToArray();
    }

    private static byte[] CreateCsv()
    {
        var text = new StringBuilder("x0,x1,x2,x3,label\n");
        for (int row = 0; row < Rows; row++)
        {
            text.AppendJoin(',', Readings[row].Select(value => value.ToString(CultureInfo.InvariantCulture)));
            text.Append(CultureInfo.InvariantCulture, $",{row % 2}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
