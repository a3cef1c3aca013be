using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>Hidden states of saved models in integer arithmetic, against the float reference.</summary>
public sealed class KerasQuantizedTests(ITestOutputHelper log)
{
    private const int LongestWindow = 9;
    private const int CalibrationWindows = 60;
    private const int ComparedWindows = 90;
    private const double EightBits = 0.01;
    private const double SixteenBits = 0.001;

    public static TheoryData<string, int> ModelsAndBits
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (KerasFixture fixture in KerasFixture.All)
            {
                data.Add(fixture.Name, 8);
                data.Add(fixture.Name, 16);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ModelsAndBits))]
    public void Hidden_states_stay_near_float(string name, int weightBits)
    {
        Network network = KerasFixture.Load(name);
        var random = new Random(1);
        float[][] calibration = [.. Enumerable.Range(0, CalibrationWindows).Select(_ => Window(random, network, LongestWindow))];
        byte[] model = QuantizedNetwork.MakeOfWindows(network, calibration, new QuantizationOptions { WeightBits = weightBits });

        double error = RelativeRms(network, model, random);

        log.WriteLine($"{name}, {weightBits} bits: {error:P3}");
        Assert.InRange(error, 0, weightBits == 8 ? EightBits : SixteenBits);
    }

    /// <summary>sqrt(sum of squared errors / sum of squares) of h after windows of 1, 2, ... steps, over all layers and directions.</summary>
    private static double RelativeRms(Network network, byte[] model, Random random)
    {
        var integer = new LoadedNetwork(RnnModel.Load(model), LongestWindow);
        var reference = new FloatNetwork(network);
        double errors = 0;
        double signals = 0;
        for (int i = 0; i < ComparedWindows; i++)
        {
            int steps = 1 + (i % LongestWindow);
            float[] window = Window(random, network, steps);
            var output = new float[(network.GivesLastStep ? 1 : steps) * network.OutputSize];
            integer.Reset();
            reference.Reset();
            reference.Run(window, output);
            float[] expected = Enumerable.Range(0, reference.LayerCount).SelectMany(layer => reference.HiddenState(layer).ToArray()).ToArray();
            var found = new float[expected.Length];
            integer.Run(window, output, found, null);
            errors += expected.Zip(found).Sum(pair => Math.Pow(pair.First - pair.Second, 2));
            signals += expected.Sum(value => Math.Pow(value, 2));
        }

        return Math.Sqrt(errors / signals);
    }

    private static float[] Window(Random random, Network network, int steps)
    {
        if (network.Tokens > 0)
        {
            return [.. Enumerable.Range(0, steps).Select(_ => (float)random.Next(network.Tokens))];
        }

        Channel[] features = network.Description.Features.ToArray();
        return RandomReadings
            .Make(random, steps, network.InputSize)
            .SelectMany(reading => reading.Select((value, i) => features.Length == 0 ? value : Physical(features[i], value)))
            .ToArray();
    }

    private static float Physical(Channel feature, float value) => (float)(feature.Mean + (feature.Deviation * value));
}
