using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Faults of calibration readings, each with its line, and what they no longer cost.</summary>
public class CalibrationRemarksTests
{
    private const int Rows = 1000;

    private static readonly RecurrentLayer s_layer = RandomNetworks.Recurrent(new Random(1), CellKind.Gru, 2, 8);

    [Fact]
    public void Good_readings_have_no_remark() => Assert.Empty(Remarks(_ => { }));

    [Fact]
    public void An_outlier_is_named_with_its_row_and_what_it_would_cost() =>
        Assert.Matches(
            "^first: 10 of 1,000 values lie far beyond all others, first -9999 in row 51; they are left out of its range and will be cut. With them its steps would be [0-9.]+ times as coarse$",
            Assert.Single(Remarks(readings => EveryHundredth(readings, -9999))));

    [Fact]
    public void A_feature_without_a_value_is_named() =>
        Assert.Equal(
            "second: not a single value in 1,000 rows; its mean stands in for it, and its range is a guess",
            Assert.Single(Remarks(readings => Fill(readings, 1, float.NaN))));

    [Fact]
    public void A_constant_feature_is_named() =>
        Assert.Equal("second: always 0.5; how far it reaches is a guess", Assert.Single(Remarks(readings => Fill(readings, 1, 0.5f))));

    [Fact]
    public void Values_that_were_held_are_counted() =>
        Assert.Equal("first: no value in 10 of 1,000 rows; the one before was held", Assert.Single(Remarks(readings => EveryHundredth(readings, float.NaN))));

    [Fact]
    public void The_same_remark_on_several_features_is_one_line() =>
        Assert.Equal(
            "first, second: always 0.5; how far it reaches is a guess",
            Assert.Single(Remarks(readings =>
            {
                Fill(readings, 0, 0.5f);
                Fill(readings, 1, 0.5f);
            })));

    [Fact]
    public void Few_rows_are_counted() =>
        Assert.Equal("calibration: 60 rows; at least 100 are needed to know how far readings reach", Assert.Single(Remarks(_ => { }, 60)));

    [Fact]
    public void Readings_that_look_raw_to_a_network_without_normalization_are_named() =>
        Assert.Matches(
            "^first: mean 10[0-9.]+ and deviation [0-9.]+, where the network was told of no normalization; if it was trained on normalized readings, say so in its sidecar$",
            Assert.Single(Remarks(readings => Array.ForEach(readings, reading => reading[0] = 1013 + (8 * reading[0])))));

    [Theory]
    [InlineData(-9999f)]
    [InlineData(1e6f)]
    public void One_wrong_reading_in_a_hundred_does_not_make_the_model_coarse(float outlier)
    {
        Network network = NetworkOfTwo();
        float[][] clean = Readings(Rows);
        float[][] damaged = Readings(Rows);
        EveryHundredth(damaged, outlier);
        float[][] fresh = RandomReadings.Make(new Random(3), Rows, 2);
        double without = new Comparison(network, QuantizedNetwork.Make(network, clean), fresh).RelativeRms;
        double with = new Comparison(network, QuantizedNetwork.Make(network, damaged), fresh).RelativeRms;
        Assert.True(with < 3 * without, $"{with} with outliers, {without} without");
    }

    [Fact]
    public void Rare_but_real_extremes_stay_in_the_range()
    {
        var random = new Random(4);
        // Rain: zero in most hours, and a storm now and then.
        float[][] readings = [.. Enumerable.Range(0, 5000).Select(_ => new[] { random.Next(50) == 0 ? (float)(-3 * Math.Log(1 - random.NextDouble())) : 0f, (float)RandomNetworks.Normal(random) })];
        CalibrationStatistics statistics = Statistics(readings);
        Assert.Equal(readings.Max(reading => reading[0]), statistics.Inputs.LargestDistance(0, 0), 1e-3);
    }

    private static IReadOnlyList<string> Remarks(Action<float[][]> damage, int rows = Rows)
    {
        float[][] readings = Readings(rows);
        damage(readings);
        return CalibrationRemarks.Of(NetworkOfTwo(), Statistics(readings));
    }

    private static CalibrationStatistics Statistics(float[][] readings)
    {
        var calibrator = new Calibrator(NetworkOfTwo());
        foreach (float[] reading in readings)
        {
            calibrator.Add(reading);
        }

        return calibrator.Finish();
    }

    private static Network NetworkOfTwo() =>
        new(new NetworkDescription("two", [new Channel("first", "", 0, 1), new Channel("second", "", 0, 1)], [], NetworkTask.Regression, 0.5), [s_layer]);

    private static float[][] Readings(int rows) => RandomReadings.Make(new Random(2), rows, 2);

    private static void Fill(float[][] readings, int feature, float value) => Array.ForEach(readings, reading => reading[feature] = value);

    private static void EveryHundredth(float[][] readings, float value)
    {
        for (int row = 50; row < readings.Length; row += 100)
        {
            readings[row][0] = value;
        }
    }
}
