using System;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>Power is cut at every byte of every write.</summary>
public sealed class PowerCutTests
{
    private const int Hours = 8;

    public static TheoryData<Tear> Tears => [Tear.Shortened, Tear.Mixed, Tear.Erased, Tear.Removed];

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_at_any_byte_of_a_state_loses_at_most_the_reading_that_was_being_saved(Tear tear)
    {
        string[] expected = Uninterrupted(out long[] written);
        for (long cut = 0; cut < written[^1]; cut++)
        {
            var storage = new PowerCutStorage();
            var bench = new StationBench(storage, new CompiledSource());
            bench.Sleep.IsWake = true;
            storage.CutAfter(cut, tear);
            int hour = RunUntilCut(bench, storage);

            storage.PowerUp();
            bench.CutPower();
            SetHour(bench, hour);
            string repeated = bench.Hour();

            // All hours before this one were saved: this one is stepped from their state, and gives what it gave without the cut.
            Assert.Equal(expected[hour], repeated);
            Assert.Equal(hour > 0, bench.Log.HasEvent("\"state\":\"restored\""));
            for (int next = hour + 1; next < Hours; next++)
            {
                SetHour(bench, next);
                Assert.Equal(expected[next], bench.Hour());
            }
        }
    }

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_at_any_byte_of_an_installation_leaves_the_old_model_or_the_new_one(Tear tear)
    {
        PowerCutStorage before = WithModels();
        byte[] update = TestModels.Small(3, "third");
        PowerCutStorage whole = before.Copy();
        Assert.True(Install(whole, update));
        long length = whole.BytesWritten;
        int kept = 0;
        for (long cut = 0; cut <= length; cut++)
        {
            PowerCutStorage storage = before.Copy();
            storage.CutAfter(cut, tear);
            Assert.Equal(cut == length, Install(storage, update));
            storage.PowerUp();

            // The new model is in use as soon as its file is whole, even when the power went before that was recorded.
            bool isWhole = storage.Get("model-a").AsSpan().SequenceEqual(update);
            Assert.Equal(isWhole ? "third" : "second", NameAfterRestart(storage));
            kept += isWhole ? 0 : 1;
        }

        Assert.InRange(kept, update.Length - 3, update.Length);
    }

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_at_any_byte_of_a_file_deployed_over_the_model_in_use_leaves_another_model(Tear tear)
    {
        PowerCutStorage before = WithModels();
        byte[] update = TestModels.Small(3, "third");
        for (int cut = 0; cut < update.Length; cut++)
        {
            PowerCutStorage storage = before.Copy();
            storage.CutAfter(cut, tear);
            Assert.Throws<PowerCutException>(() => storage.Write("model-b", update, update.Length));
            storage.PowerUp();

            // Old bytes behind new ones can make the old file, or the new one, where both are the same.
            ReadOnlySpan<byte> torn = storage.Get("model-b");
            string whole = torn.SequenceEqual(update) ? "third" : torn.SequenceEqual(before.Get("model-b")) ? "second" : null;
            Assert.Equal(whole ?? "first", NameAfterRestart(storage));
            storage.Put("model-a", null);
            Assert.Equal(whole ?? "rain-gru", NameAfterRestart(storage));
        }
    }

    [Theory]
    [MemberData(nameof(Tears))]
    public void Cut_at_any_byte_of_the_start_that_finds_a_deployed_file_still_ends_with_the_new_model(Tear tear)
    {
        PowerCutStorage before = WithModels();
        byte[] update = TestModels.Small(3, "third");
        before.Put("model-a", update);
        PowerCutStorage whole = before.Copy();
        Assert.Equal("third", NameAfterRestart(whole));
        for (long cut = 0; cut <= whole.BytesWritten; cut++)
        {
            PowerCutStorage storage = before.Copy();
            storage.CutAfter(cut, tear);
            NameAfterRestart(storage);
            storage.PowerUp();
            Assert.Equal("third", NameAfterRestart(storage));
            Assert.Equal("third", NameAfterRestart(storage));
        }
    }

    /// <summary>"first" in slot a, then "second" in slot b, which is in use.</summary>
    private static PowerCutStorage WithModels()
    {
        var storage = new PowerCutStorage();
        Assert.True(Install(storage, TestModels.Small(1, "first")));
        Assert.True(Install(storage, TestModels.Small(2, "second")));
        Assert.Equal("second", NameAfterRestart(storage));
        return storage;
    }

    private static bool Install(PowerCutStorage storage, byte[] file)
    {
        var bench = new StationBench(storage, new CompiledSource());
        try
        {
            bench.CreateStore().Install(file);
            return true;
        }
        catch (PowerCutException)
        {
            return false;
        }
    }

    private static string NameAfterRestart(PowerCutStorage storage)
    {
        var bench = new StationBench(storage, new CompiledSource());
        return bench.CreateStore().Open(isWake: false).Info.Name;
    }

    private static string[] Uninterrupted(out long[] written)
    {
        var storage = new PowerCutStorage();
        var bench = new StationBench(storage, new CompiledSource());
        bench.Sleep.IsWake = true;
        string[] lines = new string[Hours];
        written = new long[Hours];
        for (int hour = 0; hour < Hours; hour++)
        {
            SetHour(bench, hour);
            lines[hour] = bench.Hour();
            written[hour] = storage.BytesWritten;
        }

        return lines;
    }

    /// <returns>The hour in which the power failed.</returns>
    private static int RunUntilCut(StationBench bench, PowerCutStorage storage)
    {
        for (int hour = 0; hour < Hours; hour++)
        {
            SetHour(bench, hour);
            bench.Hour();
            if (storage.IsOff)
            {
                return hour;
            }
        }

        throw new InvalidOperationException("the power did not fail");
    }

    private static void SetHour(StationBench bench, int hour)
    {
        bench.Clock.Seconds = StationBench.Begin + (long)hour * StationTime.Hour;
        bench.Board.Sensors =
        [
            new ReplaySensor([Quantity.Temperature, Quantity.Pressure, Quantity.Humidity], [[20f + 0.3f * hour], [1010f - 0.4f * hour], [60f + 2.5f * hour]]),
        ];
    }
}
