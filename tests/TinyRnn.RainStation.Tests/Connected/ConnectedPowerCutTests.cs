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
    public void Cut_at_every_seventh_byte_loses_at_most_the_reading_that_was_being_saved(Tear tear) => Run(tear, 7);

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_in_any_write_of_an_update_leaves_the_old_model_or_the_new_one(Tear tear)
    {
        byte[] file = SignedFile.Create(DeviceTests.Base64.Decode(SmallModel.Base64), new ToySignature(1), 7);
        long length = Update(new PowerCutStorage(), file, long.MaxValue, tear);
        for (long cut = 0; cut < length; cut += 1999)
        {
            var storage = new PowerCutStorage();
            Update(storage, file, cut, tear);
        }
    }

    private static void Run(Tear tear, int step)
    {
        long length = Uninterrupted();
        for (long cut = 0; cut < length; cut += step)
        {
            var storage = new PowerCutStorage();
            var bench = new ConnectedBench(storage);
            storage.CutAfter(cut, tear);
            int hour = 0;
            for (; hour < Hours && !storage.IsOff; hour++)
            {
                bench.Station.Hour();
            }

            storage.PowerUp();
            bench.Station.CutPower();
            bench.Station.Hours(13);
            var sent = new ReadingNumbers();
            sent.Take(bench);
            Assert.InRange(sent.Missing, 0, 1);
            Assert.InRange(sent.Distinct, hour + 6, hour + 13);
        }
    }

    private static long Uninterrupted()
    {
        var storage = new PowerCutStorage();
        new ConnectedBench(storage).Station.Hours(Hours);
        return storage.BytesWritten;
    }

    /// <returns>Bytes written.</returns>
    private static long Update(PowerCutStorage storage, byte[] file, long cut, Tear tear)
    {
        var bench = new ConnectedBench(storage);
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
