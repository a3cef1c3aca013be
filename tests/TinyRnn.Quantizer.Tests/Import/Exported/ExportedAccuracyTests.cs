using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Import.Exported;

/// <summary>Final hidden states of exported modules, integer against float.</summary>
public sealed class ExportedAccuracyTests(ITestOutputHelper log)
{
    private const int Windows = 60;
    private const int Steps = 12;

    public static TheoryData<string, int> Modules
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in ExportedModule.Names.Where(name => new ExportedModule(name).Load().Layers.Any(StructureRules.IsRecurrent)))
            {
                data.Add(name, 8);
                data.Add(name, 16);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void Hidden_states_stay_near_float(string name, int bits)
    {
        Network network = new ExportedModule(name).Load();
        int steps = network.Window > 0 ? network.Window : Steps;
        var random = new Random(7);
        float[][] calibration = Make(random, network, steps);
        byte[] bytes = QuantizedNetwork.MakeOfWindows(network, calibration, new QuantizationOptions { WeightBits = bits });

        double error = RelativeRms(network, new LoadedNetwork(RnnModel.Load(bytes), steps), Make(random, network, steps));

        log.WriteLine($"{error:P4}");
        Assert.InRange(error, 0, bits == 8 ? 0.01 : 0.001);
    }

    private static float[][] Make(Random random, Network network, int steps)
    {
        float[][] windows = RandomWindows.Make(random, network, Windows, steps);
        Channel[] features = [.. network.Description.Features];
        if (features.Length > 0)
        {
            foreach (float[] window in windows)
            {
                for (int i = 0; i < window.Length; i++)
                {
                    Channel feature = features[i % features.Length];
                    window[i] = (float)((window[i] * feature.Deviation) + feature.Mean);
                }
            }
        }

        return windows;
    }

    /// <summary>sqrt(sum of squared errors / sum of squares) of h_n, over all windows, layers and directions.</summary>
    private static double RelativeRms(Network network, LoadedNetwork integer, float[][] windows)
    {
        var reference = new FloatNetwork(network);
        double errors = 0;
        double signals = 0;
        foreach (float[] window in windows)
        {
            int outputs = (network.GivesLastStep ? 1 : window.Length / network.InputSize) * network.OutputSize;
            reference.Reset();
            integer.Reset();
            reference.Run(window, new float[outputs]);
            float[] expected = Enumerable.Range(0, network.Layers.Count).SelectMany(layer => reference.HiddenState(layer).ToArray()).ToArray();
            float[] hidden = new float[expected.Length];
            integer.Run(window, new float[outputs], hidden, null);
            errors += expected.Zip(hidden).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
            signals += expected.Sum(value => (double)value * value);
        }

        return Math.Sqrt(errors / signals);
    }
}
