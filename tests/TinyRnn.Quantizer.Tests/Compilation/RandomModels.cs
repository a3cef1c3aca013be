using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Compilation;

/// <summary>Random networks of any shape, quantized on random readings.</summary>
internal static class RandomModels
{
    /// <summary>Readings for calibration.</summary>
    public const int Calibration = 200;

    private static readonly UnitKind[] s_units = [UnitKind.Gru, UnitKind.Lstm, UnitKind.Rnn, UnitKind.ReluRnn];

    private static readonly Head[] s_hidden =
    [
        Head.None, Head.Relu, Head.Sigmoid, Head.Tanh, Head.HardSigmoid, Head.Softsign, Head.Elu,
    ];

    /// <summary>Up to three recurrent and two Dense layers of up to <paramref name="largest"/> units, 8 or 16 bits, or as stated.</summary>
    public static RnnModel Any(int seed, int largest, QuantizationOptions? options = null)
    {
        var random = new Random(seed);
        var layers = new List<NetworkLayer>();
        int inputs = random.Next(1, 9);
        int size = inputs;
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            UnitKind unit = s_units[random.Next(s_units.Length)];
            // A relu network with large weights grows without bound.
            double scale = unit == UnitKind.ReluRnn ? 0.5 : Scale(random);
            layers.Add(Cell(random, unit, size, random.Next(1, largest + 1), scale));
            size = layers[^1].OutputSize;
        }

        for (int i = random.Next(0, 3); i > 0; i--)
        {
            Head head = i == 1 && random.Next(3) == 0 ? Head.Softmax : s_hidden[random.Next(s_hidden.Length)];
            layers.AddRange(head.Behind(Dense(random, size, random.Next(1, largest + 1), head.Function(), Scale(random))));
            size = layers[^1].OutputSize;
        }

        double stateRange = random.Next(4) == 0 ? 2.5 : 1;
        options = options is null ? new() { WeightBits = random.Next(2) == 0 ? 8 : 16, StateRange = stateRange } : options with { StateRange = stateRange };
        return RnnModel.Load(QuantizeBytes(random, inputs, layers, options));
    }

    /// <summary>A network of given layers, each a cell with its number of units, and a sigmoid head.</summary>
    public static RnnModel Of(int seed, int bits, int inputs, int outputs, params (UnitKind Cell, int Units)[] cells) =>
        RnnModel.Load(BytesOf(seed, bits, inputs, outputs, cells));

    /// <summary>The file of such a network, with a self test of <see cref="Calibration"/> steps.</summary>
    public static byte[] BytesOf(int seed, int bits, int inputs, int outputs, params (UnitKind Cell, int Units)[] cells)
    {
        var random = new Random(seed);
        var layers = new List<NetworkLayer>();
        int size = inputs;
        foreach ((UnitKind cell, int units) in cells)
        {
            layers.Add(Cell(random, cell, size, units, 1));
            size = units;
        }

        layers.Add(Dense(random, size, outputs, Activation.Sigmoid, 1));
        return QuantizeBytes(random, inputs, layers, new() { WeightBits = bits, StateRange = 1, SelfTestSteps = Calibration });
    }

    /// <summary>Readings of about unit size.</summary>
    public static float[] Reading(Random random, int inputs) =>
        [.. Enumerable.Range(0, inputs).Select(_ => (float)(3 * random.NextDouble() - 1.5))];

    /// <summary>A recurrent layer, a share of whose weights may be pruned.</summary>
    public static RecurrentLayer Cell(Random random, UnitKind unit, int inputs, int units, double scale, double pruned = 0)
    {
        int gates = unit.Cell().Gates();
        double range = scale / Math.Sqrt(units);
        return new RecurrentLayer(
            unit.ToString(), unit.Cell(), inputs, units,
            Weights(random, gates * units * inputs, range, pruned), Weights(random, gates * units * units, range, pruned),
            Weights(random, gates * units, range, 0), Weights(random, gates * units, range, 0), unit.Options());
    }

    public static DenseLayer Dense(Random random, int inputs, int outputs, Activation activation, double scale) =>
        new("head", inputs, outputs, Weights(random, inputs * outputs, scale / Math.Sqrt(inputs), 0), Weights(random, outputs, scale, 0), activation);

    public static RnnModel Quantize(Random random, int inputs, List<NetworkLayer> layers, int bits, double stateRange) =>
        RnnModel.Load(QuantizeBytes(random, inputs, layers, new() { WeightBits = bits, StateRange = stateRange }));

    private static byte[] QuantizeBytes(Random random, int inputs, List<NetworkLayer> layers, QuantizationOptions options)
    {
        var network = new Network(new NetworkDescription("any", [], [], NetworkTask.Regression, 0.5), layers);
        var calibrator = new Calibrator(network);
        for (int i = 0; i < Calibration; i++)
        {
            calibrator.Add(Reading(random, inputs));
        }

        return NetworkQuantizer.Quantize(network, calibrator.Finish(), options);
    }

    private static double Scale(Random random) => Math.Pow(10, 2 * random.NextDouble() - 1);

    private static float[] Weights(Random random, int count, double range, double pruned)
    {
        var weights = new float[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = random.NextDouble() < pruned ? 0 : (float)((2 * random.NextDouble() - 1) * range);
        }

        return weights;
    }
}
