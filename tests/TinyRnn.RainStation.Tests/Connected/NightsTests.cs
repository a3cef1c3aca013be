using System;
using System.Collections.Generic;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>A connected station over a long time, with faults of network and broker.</summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class NightsTests
{
    // The memory of all tests is one: while this one's is measured none other may run.
    private const string Alone = "nights";
    private const long MostGrowth = 1 << 20;
    private const int HoursOfNight = 12;
    private const string Config = "homeassistant/device/tinyrnn_roof/config";

    [Fact]
    public void Ninety_nights_with_faults_lose_and_repeat_no_reading() => Run(90);

    [Fact]
    [Trait("Set", "Long")]
    public void Ten_thousand_nights_with_faults_lose_and_repeat_no_reading_in_constant_memory() => Run(10_000);

    private static void Run(int nights)
    {
        var bench = new ConnectedBench();
        bench.Settings.TransmitEvery = HoursOfNight;
        bench.Station.Settings.Threshold = float.NaN;
        var random = new Random(7);
        var weather = new SimulatedWeather(nights * HoursOfNight, 3);
        var sent = new ReadingNumbers();
        long early = 0;
        for (int night = 0; night < nights; night++)
        {
            // In one of five nights something is wrong, at one of its hours; the last nights are good ones.
            bool isGood = night >= nights - 4 || random.Next(5) != 0;
            int fault = random.Next(3);
            for (int hour = 0; hour < HoursOfNight; hour++)
            {
                bench.Network.IsUp = isGood || fault != 0;
                bench.Broker.IsUp = isGood || fault != 1;
                bench.Channel.CallsLeft = isGood || fault != 2 ? int.MaxValue : random.Next(30);
                Measure(bench, weather, night * HoursOfNight + hour);
                bench.Station.Hour();
            }

            sent.Take(bench);
            bench.Broker.Forget();
            early = night == nights / 10 ? GC.GetTotalMemory(true) : early;
        }

        long grown = GC.GetTotalMemory(true) - early;
        Assert.True(grown < MostGrowth, $"memory grew by {grown} bytes");
        Assert.Equal(0, sent.Missing);
        Assert.InRange(sent.Distinct, nights * HoursOfNight - HoursOfNight, nights * HoursOfNight);
        // Only a list whose answer was lost comes again, by its numbers.
        Assert.InRange(sent.Repeated, 0, nights * HoursOfNight / 20);
        Assert.Equal([Config, bench.Topics.State, bench.Topics.Diagnostics], Retained(bench));
    }

    private static void Measure(ConnectedBench bench, SimulatedWeather weather, int hour)
    {
        bench.Station.Board.Sensors =
        [
            new ReplaySensor(
                [Quantity.Temperature, Quantity.Pressure, Quantity.Humidity], [[weather.Temperatures[hour]], [weather.Pressures[hour]], [weather.Humidities[hour]]]),
        ];
    }

    private static List<string> Retained(ConnectedBench bench)
    {
        List<string> topics = [];
        for (int i = 0; i < bench.Broker.RetainedCount; i++)
        {
            topics.Add(bench.Broker.RetainedTopic(i));
        }

        return topics;
    }
}
