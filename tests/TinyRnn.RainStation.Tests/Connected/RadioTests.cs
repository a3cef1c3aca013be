using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using TinyRnn.Stations.Sensors;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>How long the radio is on, with the readings of a real year.</summary>
public sealed class RadioTests(ITestOutputHelper output)
{
    private const string Year = "2014,";

    [RealYearFact]
    public void Radio_of_the_default_settings_is_on_for_a_tenth_of_the_time_of_sending_every_reading_with_the_same_alerts()
    {
        (long seldom, List<string> alerts) = Radio(new Stations.NetworkSettings().TransmitEvery);
        (long always, List<string> all) = Radio(1);

        output.WriteLine($"{seldom} ms against {always} ms in a year, {alerts.Count} changes of the alert");
        Assert.True(seldom * 10 <= always, $"{seldom} ms against {always} ms in a year, {alerts.Count} changes of the alert");
        Assert.Equal(all, alerts);
        Assert.True(alerts.Count > 50, $"{alerts.Count} changes of the alert");
    }

    private static (long Milliseconds, List<string> Alerts) Radio(int every)
    {
        var bench = new ConnectedBench();
        bench.Settings.TransmitEvery = every;
        bench.Station.Settings.Threshold = float.NaN;
        bench.Channel.Network = bench.Network;
        List<string> alerts = [];
        bool isOn = false;
        foreach (string line in File.ReadLines(RealYearFactAttribute.File))
        {
            if (!line.StartsWith(Year, StringComparison.Ordinal))
            {
                continue;
            }

            string[] fields = line.Split(',');
            bench.Station.Board.Sensors =
            [
                new ReplaySensor(
                    [Quantity.Dewpoint, Quantity.Pressure, Quantity.Temperature], [[Number(fields[4])], [Number(fields[6])], [Number(fields[7])]]),
            ];
            bench.Station.Hour();
            bench.Broker.Forget();
            string state = ConnectedBench.TextOf(bench.Broker.Retained(bench.Topics.State));
            if (state.Contains("\"alert\":true", StringComparison.Ordinal) != isOn)
            {
                isOn = !isOn;
                alerts.Add($"{state[6..26]} {isOn}");
            }
        }

        return (bench.Network.OnMilliseconds, alerts);
    }

    private static float Number(string field) => float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out float value) ? value : float.NaN;
}
