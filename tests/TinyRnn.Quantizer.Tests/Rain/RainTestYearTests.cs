using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Rain;

/// <summary>The shipped models on a year of real readings that no choice was made on, streamed from a cold start.</summary>
public sealed class RainTestYearTests(ITestOutputHelper log)
{
    private const int TestYear = 2015;

    [StationTheory]
    [InlineData("rain-gru.pt")]
    [InlineData("rain-lstm.pt")]
    public void The_float_model_tells_rain_from_dry(string checkpoint)
    {
        var model = new FloatNetwork(NetworkImporter.Load(Shipped(checkpoint)));

        double auc = RankedAuc.Of(Scored(RainStationCsv.Read(StationFile.Path, TestYear, TestYear), (reading, output) => model.Step(reading, output)));

        log.WriteLine($"{checkpoint}: AUC {auc:F5}");
        Assert.InRange(auc, 0.865, 1);
    }

    [StationTheory]
    [InlineData("rain-gru.pt")]
    [InlineData("rain-lstm.pt")]
    public void The_integer_model_decides_as_the_float_model_does(string checkpoint)
    {
        Network network = NetworkImporter.Load(Shipped(checkpoint));
        var floating = new FloatNetwork(network);
        LoadedNetwork integer = QuantizedOnSimulatedReadings(network);
        RainHour[] hours = RainStationCsv.Read(StationFile.Path, TestYear, TestYear).ToArray();

        (float Score, bool Rain)[] expected = Scored(hours, (reading, output) => floating.Step(reading, output));
        (float Score, bool Rain)[] actual = Scored(hours, integer.Step);

        double aucDifference = Math.Abs(RankedAuc.Of(expected) - RankedAuc.Of(actual));
        double meanDifference = expected.Zip(actual, (e, a) => Math.Abs((double)e.Score - a.Score)).Average();
        double decisions = expected.Zip(actual, (e, a) => (e.Score >= network.Description.Threshold) != (a.Score >= network.Description.Threshold)).Average(differs => differs ? 1 : 0);
        log.WriteLine($"{checkpoint}: AUC differs by {aucDifference:F5}, probability by {meanDifference:F5} in the mean, {decisions:P2} of decisions");
        Assert.InRange(aucDifference, 0, 0.002);
        Assert.InRange(meanDifference, 0, 0.005);
        Assert.InRange(decisions, 0, 0.01);
    }

    private static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "Rain", name);

    /// <summary>Steps through all hours; returns those whose label is known.</summary>
    private static (float Score, bool Rain)[] Scored(IEnumerable<RainHour> hours, Action<float[], float[]> step)
    {
        float[] output = new float[1];
        var scored = new List<(float Score, bool Rain)>();
        foreach (RainHour hour in hours)
        {
            step(hour.Features, output);
            if (hour.Rain is { } rain)
                scored.Add((output[0], rain));
        }

        return [.. scored];
    }

    private static LoadedNetwork QuantizedOnSimulatedReadings(Network network)
    {
        var calibrator = new Calibrator(network);
        foreach (string line in File.ReadLines(Shipped("calibration.csv")).Skip(1))
            calibrator.Add(line.Split(',').Skip(1).Take(network.InputSize).Select(field => float.Parse(field, CultureInfo.InvariantCulture)).ToArray());
        return new LoadedNetwork(RnnModel.Load(NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions())));
    }
}
