using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.DeviceTests;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.Quantizer.Tests.Compilation.Native;

/// <summary>A network whose recipe has every kind of operation, on three readings.</summary>
internal static class EveryKind
{
    private const int Units = 6;

    /// <summary>The model.</summary>
    /// <param name="step">Seconds between rows; 0 for rows at any time.</param>
    /// <param name="window">Steps of a window for a network that runs backwards; 0 for one that is stepped.</param>
    /// <param name="longest">Steps of the longest history, at most 4096.</param>
    /// <param name="only">These operations alone.</param>
    public static RnnModel Model(int step, int window = 0, short longest = 9, short[]? only = null)
    {
        short[] operations = only ?? [.. EveryOperation.Values, (short)FeatureKind.Deviation, 2, 0, longest];
        ReadingChannel[] readings =
        [
            new("t", Quantity.Temperature, "degC", -40, 60, 0), new("rh", Quantity.Humidity, "%", 0, 100, 20), new("other", Quantity.Other, "", 0, 0, 0),
        ];
        short[] inputs = [.. Enumerable.Range(0, readings.Length + (operations.Length / 4)).Select(value => (short)value)];
        var recipe = new Recipe(step, 330, 5, readings, operations, [-2.5f, 1.5f, 0, 20], inputs);
        var random = new Random(11);
        Channel[] features = [.. inputs.Select(value => new Channel($"x{value}", "", 0, 20))];
        NetworkLayer body = window == 0 ? Recurrent(random, inputs.Length) : new BidirectionalLayer("both", Recurrent(random, inputs.Length), Recurrent(random, inputs.Length), MergeMode.Sum);
        var head = new DenseLayer("head", Units, 2, Uniform(random, 2 * Units, 1), Uniform(random, 2, 1), Activation.None);
        var description = new NetworkDescription("every kind", features, [], NetworkTask.Regression, 0.5) { Recipe = new NetworkRecipe(recipe, [null, null, null]) };
        var network = new Network(description, [body, head]) { Window = window };
        var calibrator = new Calibrator(network);
        for (int i = 0; i < 40; i++)
        {
            float[] values = Uniform(random, inputs.Length * Math.Max(1, window), 30);
            if (window == 0)
            {
                calibrator.Add(values);
            }
            else
            {
                calibrator.AddWindow(values);
            }
        }

        return RnnModel.Load(NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions()));
    }

    private static RecurrentLayer Recurrent(Random random, int inputs) =>
        new("gru", CellKind.Gru, inputs, Units, Uniform(random, 3 * Units * inputs, 0.5), Uniform(random, 3 * Units * Units, 0.5), Uniform(random, 3 * Units, 0.5), Uniform(random, 3 * Units, 0.5));

    private static float[] Uniform(Random random, int count, double range) => [.. Enumerable.Range(0, count).Select(_ => (float)(range * ((2 * random.NextDouble()) - 1)))];
}
