using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Tests.Rain;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Examples.Tests;

/// <summary>N to 1: rain after the last hour of a day, one window for each hour; calibrated on simulated readings only.</summary>
public class RainWindowTests(ITestOutputHelper log)
{
    private const int TestYear = 2015;

    [Theory]
    [InlineData("rain-lstm-24h", 8)]
    [InlineData("rain-lstm-24h", 16)]
    [InlineData("rain-bigru-24h", 8)]
    [InlineData("rain-bigru-24h", 16)]
    public void On_simulated_weeks_the_integer_model_decides_as_the_float_model_does(string name, int weightBits)
    {
        Network network = Load(name);
        float[][] windows = [.. Windows(network, SimulatedHours("week.csv")), .. Windows(network, SimulatedHours("calibration.csv"))];

        float[] expected = Probabilities(new FloatNetwork(network).Windows(), windows);
        float[] actual = Probabilities(Quantized(network, weightBits).Loaded().Windows(), windows);

        Compare($"{name}, {weightBits} bits, simulated", network, expected, actual);
    }

    [StationTheory]
    [InlineData("rain-lstm-24h")]
    [InlineData("rain-bigru-24h")]
    public void On_the_test_year_the_float_model_tells_rain_from_dry_and_the_integer_model_decides_as_it_does(string name)
    {
        Network network = Load(name);
        RainHour[] year = [.. RainStationCsv.Read(StationFile.Path, TestYear, TestYear)];
        float[][] windows = [.. Windows(network, year.Select(hour => hour.Features))];

        float[] expected = Probabilities(new FloatNetwork(network).Windows(), windows);
        float[] actual = Probabilities(Quantized(network, 8).Loaded().Windows(), windows);

        (double auc, double integerAuc) = (Auc(network, year, expected), Auc(network, year, actual));
        log.WriteLine($"{name}: AUC {auc:F5}, integer {integerAuc:F5}");
        Assert.Equal(ExampleFiles.Metric("rain/metrics-24h.json", name, "test", "auc"), auc, 1e-4);
        Assert.InRange(auc, 0.865, 1);
        Assert.InRange(Math.Abs(integerAuc - auc), 0, 0.002);
        Compare($"{name}, {TestYear}", network, expected, actual);
    }

    internal static Network Load(string name) => NetworkImporter.Load(ExampleFiles.PathOf($"rain/{name}.pt"));

    internal static IEnumerable<float[]> SimulatedHours(string file) =>
        File.ReadLines(ExampleFiles.PathOf($"rain/{file}"))
            .Skip(1)
            .Select(line => line.Split(',')[1..^1])
            .Select(fields => Array.ConvertAll(fields, field => float.Parse(field, CultureInfo.InvariantCulture)));

    /// <summary>Calibrated on the simulated hours, every sixth window.</summary>
    internal static IntegerModel Quantized(Network network, int weightBits)
    {
        var calibrator = new Calibrator(network);
        foreach ((int hour, float[] window) in Windows(network, SimulatedHours("calibration.csv")).Index())
        {
            if (hour % 6 == 0)
            {
                calibrator.AddWindow(window);
            }
        }

        return IntegerModel.Of(calibrator, network, weightBits);
    }

    /// <summary>One for each hour, from the hour <c>Window - 1</c> on.</summary>
    internal static IEnumerable<float[]> Windows(Network network, IEnumerable<float[]> hours)
    {
        float[] values = [.. hours.SelectMany(hour => hour)];
        int length = network.Window * network.InputSize;
        for (int begin = 0; begin + length <= values.Length; begin += network.InputSize)
        {
            yield return values[begin..(begin + length)];
        }
    }

    private static float[] Probabilities(Action<float[], float[]> run, float[][] windows)
    {
        var output = new float[1];
        return [.. windows.Select(window =>
        {
            run(window, output);
            return output[0];
        })];
    }

    private static double Auc(Network network, RainHour[] year, float[] probabilities)
    {
        IEnumerable<(RainHour Hour, float Score)> scored = year.Skip(network.Window - 1).Zip(probabilities);
        return RankedAuc.Of([.. scored.Where(pair => pair.Hour.Rain is not null).Select(pair => (pair.Score, pair.Hour.Rain!.Value))]);
    }

    private void Compare(string what, Network network, float[] expected, float[] actual)
    {
        double threshold = network.Description.Threshold;
        double difference = expected.Zip(actual, (e, a) => Math.Abs((double)e - a)).Average();
        int otherwise = expected.Zip(actual).Count(pair => (pair.First >= threshold) != (pair.Second >= threshold));
        double share = (double)otherwise / expected.Length;
        log.WriteLine($"{what}: probability differs by {difference:F5} in the mean, {otherwise} of {expected.Length} decisions ({share:P2})");
        Assert.InRange(difference, 0, 0.005);
        Assert.InRange(share, 0, 0.01);
    }
}
