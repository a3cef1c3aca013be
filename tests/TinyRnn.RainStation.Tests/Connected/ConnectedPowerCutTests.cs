using Xunit;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>Power is cut in writes of a connected station, with the radio on or off.</summary>
public sealed class ConnectedPowerCutTests
{
    private const int Hours = 8;

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
        long length = Update(new PowerCutStorage(), file, long.MaxValue, tear);
        for (long cut = 0; cut < length; cut += step)
        {
            var storage = new PowerCutStorage();
            Update(storage, file, cut, tear);
        }
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
        for (long cut = 0; cut < uninterrupted.Storage.BytesWritten; cut += step)
        {
            var bench = new PoweredBench();
            bench.Storage.CutAfter(cut, tear);
            bench.RunThroughTheCut();
        }
    }

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

    /// <returns>Bytes written.</returns>
    private static long Update(PowerCutStorage storage, byte[] file, long cut, Tear tear)
    {
        var bench = new ConnectedBench(storage);
        bench.Station.Board.Network.Channel = new PoweredChannel(bench.Channel, storage);
        bench.Station.Hour();
        bench.Offer(file, 7);
        storage.CutAfter(cut, tear);
        for (int hour = 0; hour < 30; hour++)
        {
            bench.Station.Hour();
            Assert.Contains(bench.Station.Station.State.Network.Info.Name, new[] { "rain-gru", "small" });
            if (storage.IsOff)
            {
                storage.PowerUp();
                bench.Station.CutPower();
            }
        }

        Assert.Equal("small", bench.Station.Station.State.Network.Info.Name);
        return storage.BytesWritten;
    }
}
