using System;
using System.Threading.Tasks;
using Xunit;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>Power is cut in writes of a connected station, with the radio on or off.</summary>
public sealed class ConnectedPowerCutTests
{
    private const int Hours = 8;
    // An update has come by then, and the first start with it has been proven.
    private const int MostHours = 30;
    private const int ProvenHours = 4;

    public static TheoryData<Tear> Tears => [Tear.Shortened, Tear.Mixed, Tear.Erased, Tear.Removed];

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_in_any_write_loses_at_most_the_reading_that_was_being_saved(Tear tear) => Run(tear, 1499);

    [Theory]
    [Trait("Set", "Long")]
    [MemberData(nameof(Tears))]
    public void Cut_at_every_byte_of_every_write_loses_at_most_the_reading_that_was_being_saved(Tear tear) => Run(tear, 1);

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_in_any_write_of_an_update_leaves_the_old_model_or_the_new_one(Tear tear) => RunUpdate(tear, 1999);

    [Theory]
    [Trait("Set", "Long")]
    [MemberData(nameof(Tears))]
    public void Cut_at_every_byte_of_every_write_of_an_update_leaves_the_old_model_or_the_new_one(Tear tear) => RunUpdate(tear, 1);

    private static void RunUpdate(Tear tear, int step)
    {
        byte[] file = SignedFile.Create(DeviceTests.Base64.Decode(SmallModel.Base64), new ToySignature(1), 7);
        long length = Update(file, long.MaxValue, tear);
        Cuts(length, step, cut => Update(file, cut, tear));
    }

    [Fact]
    public void Cut_at_any_call_of_the_channel_loses_at_most_the_reading_that_was_being_saved()
    {
        var uninterrupted = new PoweredBench();
        uninterrupted.Connected.Station.Hours(Hours);
        Assert.InRange(uninterrupted.Channel.Calls, 10, 100);
        for (int call = 0; call < uninterrupted.Channel.Calls; call++)
        {
            var bench = new PoweredBench();
            bench.Channel.CallsLeft = call;
            bench.RunThroughTheCut();
        }
    }

    private static void Run(Tear tear, int step)
    {
        var uninterrupted = new PoweredBench();
        uninterrupted.Connected.Station.Hours(Hours);
        Cuts(uninterrupted.Storage.BytesWritten, step, cut =>
        {
            var bench = new PoweredBench();
            bench.Storage.CutAfter(cut, tear);
            bench.RunThroughTheCut();
        });
    }

    private static void Cuts(long length, int step, Action<long> run) => Parallel.For(0, (length + step - 1) / step, index => run(index * step));

    /// <summary>A station whose radio ends with its power.</summary>
    private sealed class PoweredBench
    {
        public PoweredBench()
        {
            Connected = new ConnectedBench(Storage);
            Channel = new PoweredChannel(Connected.Channel, Storage);
            Connected.Station.Board.Network.Channel = Channel;
        }

        public PowerCutStorage Storage { get; } = new();

        public ConnectedBench Connected { get; }

        public PoweredChannel Channel { get; }

        public void RunThroughTheCut()
        {
            int hour = 0;
            for (; hour < Hours && !Storage.IsOff; hour++)
            {
                Connected.Station.Hour();
            }

            Storage.PowerUp();
            Channel.CallsLeft = int.MaxValue;
            Connected.Station.CutPower();
            Connected.Station.Hours(13);
            var sent = new ReadingNumbers();
            sent.Take(Connected);
            Assert.InRange(sent.Missing, 0, 1);
            Assert.InRange(sent.Distinct, hour + 6, hour + 13);
        }
    }

    /// <summary>An update from its offer until the new model has run for some hours, through a cut of the power.</summary>
    /// <returns>Bytes written since the offer.</returns>
    private static long Update(byte[] file, long cut, Tear tear)
    {
        var storage = new PowerCutStorage();
        var bench = new ConnectedBench(storage);
        bench.Station.Board.Network.Channel = new PoweredChannel(bench.Channel, storage);
        bench.Station.Hour();
        bench.Offer(file, 7);
        long before = storage.BytesWritten;
        storage.CutAfter(cut, tear);
        int proven = 0;
        for (int hour = 0; hour < MostHours && proven < ProvenHours; hour++)
        {
            bench.Station.Hour();
            string running = bench.Station.Station.State.Network.Info.Name;
            Assert.Contains(running, new[] { "rain-gru", "small" });
            proven += running == "small" ? 1 : 0;
            if (storage.IsOff)
            {
                storage.PowerUp();
                bench.Station.CutPower();
            }
        }

        Assert.Equal("small", bench.Station.Station.State.Network.Info.Name);
        return storage.BytesWritten - before;
    }
}
