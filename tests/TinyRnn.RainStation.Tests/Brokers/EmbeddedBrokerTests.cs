using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using TinyRnn.DeviceTests;
using TinyRnn.Mqtt;
using TinyRnn.Stations;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.RainStation.Tests.Brokers;

/// <summary>The station over a real connection: MQTTnet's client and broker on the loopback.</summary>
public sealed class EmbeddedBrokerTests(ITestOutputHelper output)
{
    // Transmissions that fetch an update of a few pieces end before.
    private const int CutHours = 4;
    // Seconds, for a machine that has much to do besides.
    private const int Patience = 60;
    private const string Config = "homeassistant/device/tinyrnn_roof/config";

    [Fact]
    public async Task Station_sends_all_readings_and_leaves_one_device_on_the_broker()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        ConnectedBench bench = Bench(broker, broker.Port);

        string line = bench.Station.Hours(25);

        Assert.Equal([Config, "tinyrnn/roof/diagnostics", "tinyrnn/roof/state"], await broker.Retained());
        Assert.Equal(line, broker.TextsOf(bench.Topics.State)[^1]);
        Assert.Equal(Enumerable.Range(0, 25).Select(Time), Times(broker));
        Assert.DoesNotContain(broker.Published, message => message.Text.Contains(ConnectedBench.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Model_of_24_KB_comes_over_several_wakes_and_runs()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        ConnectedBench bench = Bench(broker, broker.Port);
        bench.Station.Settings.MaxModelBytes = 32 * 1024;
        bench.Station.Hour();
        byte[] file = SignedFile.Create(TestModels.Small(5, "large", units: 72), bench.Station.Board.Signature, 9);
        Assert.InRange(file.Length, 22 * 1024, 32 * 1024);

        Publish(broker.Port, bench.Topics, file, 9);
        bench.Station.Hours(12);

        Assert.Equal("large", bench.Station.Station.State.Network.Info.Name);
        Assert.Equal([Config, "tinyrnn/roof/diagnostics", "tinyrnn/roof/state"], await broker.Retained());
        Assert.Contains(broker.TextsOf(bench.Topics.Event), text => text.Contains("installed: runs from the next start", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Wrong_password_is_named_without_it_and_the_station_goes_on()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        ConnectedBench bench = Bench(broker, broker.Port, password: "wrong-" + ConnectedBench.Secret);

        string line = bench.Station.Hours(3);

        Assert.Contains("\"rain_3h\":0", line, StringComparison.Ordinal);
        Assert.Empty(broker.Published);
        string[] events = [.. Enumerable.Range(0, bench.Station.Log.EventCount).Select(bench.Station.Log.Event)];
        Assert.Contains(events, text => text.StartsWith("{\"event\":\"network\",\"error\":", StringComparison.Ordinal));
        Assert.DoesNotContain(events, text => text.Contains(ConnectedBench.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Slow_broker_gets_every_reading_once()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using var proxy = new CuttingProxy(broker.Port);
        proxy.SlowDown(bytes: 64, milliseconds: 2);
        ConnectedBench bench = Bench(broker, proxy.Port);

        bench.Station.Hours(25);

        Assert.DoesNotContain(broker.TextsOf(bench.Topics.Event), text => text.Contains("\"event\":\"network\"", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(0, 25).Select(Time), Times(broker));
    }

    [Fact]
    public async Task Broker_that_answers_too_late_is_left_and_gets_every_reading_afterwards()
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using var proxy = new CuttingProxy(broker.Port);
        ConnectedBench bench = Bench(broker, proxy.Port);
        bench.Settings.BrokerSeconds = 2;
        proxy.SlowDown(bytes: 1, milliseconds: 400);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        string line = bench.Station.Hour();

        Assert.Contains("\"rain_3h\":0", line, StringComparison.Ordinal);
        Assert.Contains(NetworkErrors(bench), text => text.Contains("expected an answer within 2 s", StringComparison.Ordinal));
        Assert.True(watch.Elapsed.TotalSeconds < Patience, $"a time-out of 2 s ended after {watch.Elapsed}");
        proxy.Drop();
        proxy.SlowDown(bytes: int.MaxValue, milliseconds: 0);
        bench.Settings.BrokerSeconds = Patience;
        bench.Station.Hours(40);
        Assert.Equal(Enumerable.Range(0, 24).Select(Time), Times(broker).Take(24));
    }

    [Fact]
    public async Task Connection_cut_at_some_bytes_of_all_packets_loses_no_reading() => await CutReadings(step: 499);

    [Fact]
    [Trait("Set", "Long")]
    public async Task Connection_cut_at_every_byte_of_every_packet_loses_no_reading() => await CutReadings(step: 1);

    [Fact]
    public async Task Update_cut_at_some_bytes_ends_with_the_new_model_and_never_without_one() => await CutUpdate(step: 1999);

    [Fact]
    [Trait("Set", "Long")]
    public async Task Update_cut_at_every_byte_ends_with_the_new_model_and_never_without_one() => await CutUpdate(step: 1);

    private async Task CutReadings(int step)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using var proxy = new CuttingProxy(broker.Port);
        Bench(broker, proxy.Port).Station.Hours(7);
        long length = proxy.Passed;
        for (long cut = 0; cut < length; cut += step)
        {
            broker.Published.Clear();
            ConnectedBench bench = Bench(broker, proxy.Port);
            proxy.CutAfter(cut);
            bench.Station.Hours(7);
            proxy.CutAfter(long.MaxValue / 2);
            bench.Station.Hours(10);

            Assert.Equal(Enumerable.Range(0, 13).Select(Time), Times(broker).Distinct().Take(13));
        }

        output.WriteLine($"{length} bytes, cut at every {step}");
    }

    private async Task CutUpdate(int step)
    {
        await using EmbeddedBroker broker = await EmbeddedBroker.Start();
        using var proxy = new CuttingProxy(broker.Port);
        byte[] file = SignedFile.Create(Base64.Decode(SmallModel.Base64), new ToySignature(1), 9);
        ConnectedBench whole = Bench(broker, proxy.Port);
        whole.Station.Hour();
        Publish(broker.Port, whole.Topics, file, 9);
        long before = proxy.Passed;
        whole.Station.Hours(9);
        Assert.Equal("small", whole.Station.Station.State.Network.Info.Name);
        long length = proxy.Passed - before;
        for (long cut = 0; cut < length; cut += step)
        {
            ConnectedBench bench = Bench(broker, proxy.Port);
            bench.Station.Hour();
            Publish(broker.Port, bench.Topics, file, 9);
            proxy.CutAfter(cut);
            for (int hour = 0; hour < 24; hour++)
            {
                bench.Station.Hour();
                Assert.Contains(bench.Station.Station.State.Network.Info.Name, new[] { "rain-gru", "small" });
                if (hour == CutHours)
                {
                    proxy.CutAfter(long.MaxValue / 2);
                }
            }

            Assert.Equal("small", bench.Station.Station.State.Network.Info.Name);
        }

        output.WriteLine($"{length} bytes, cut at every {step}");
    }

    private static string[] NetworkErrors(ConnectedBench bench) =>
        [.. Enumerable.Range(0, bench.Station.Log.EventCount).Select(bench.Station.Log.Event).Where(text => text.StartsWith("{\"event\":\"network\",\"error\":", StringComparison.Ordinal))];

    private static ConnectedBench Bench(EmbeddedBroker broker, int port, string password = ConnectedBench.Secret)
    {
        var bench = new ConnectedBench();
        var login = new BrokerLogin(BrokerAddress.Parse(FormattableString.Invariant($"mqtt://127.0.0.1:{port}")), EmbeddedBroker.User, password);
        bench.Settings.BrokerSeconds = Patience;
        bench.Station.Board.Network.Channel = new ReopenedChannel(() =>
        {
            broker.AwaitRelease();
            return new MqttChannel(login);
        });
        return bench;
    }

    private static void Publish(int port, Topics topics, byte[] file, int counter)
    {
        using var channel = new MqttChannel(new BrokerLogin(BrokerAddress.Parse(FormattableString.Invariant($"mqtt://127.0.0.1:{port}")), EmbeddedBroker.User, ConnectedBench.Secret));
        channel.Connect("publisher", 5);
        OfferedFile.Publish(channel, topics, file, counter);
    }

    private static string Time(int hour) => DateTimeOffset.FromUnixTimeSeconds(StationBench.Begin + hour * 3600L).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static List<string> Times(EmbeddedBroker broker) =>
        [.. broker.TextsOf("tinyrnn/roof/readings").SelectMany(text => JsonDocument.Parse(text).RootElement.EnumerateArray().Select(one => one.GetProperty("t").GetString()))];
}
