using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.RainStation.Tests;

/// <summary>100,000 damaged state files, most of them with checksums that were made right again.</summary>
public sealed class DamagedStateTests(ITestOutputHelper log)
{
    private const int Files = 100_000;
    private const int Seed = 6;
    private const long MostAllocated = 128 * 1024;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);
    private readonly RnnModel _model = RnnModel.Load(TestModels.Small(1));

    [Fact]
    public void Each_is_refused_with_its_own_error_or_does_no_harm()
    {
        byte[][] states = [.. Enumerable.Range(0, 6).Select(GoodState)];
        var damage = new Damage(Seed);
        var refusals = new SortedDictionary<string, int>();
        int harmless = 0;
        for (int i = 0; i < Files; i++)
        {
            byte[] file = damage.Apply(states[damage.Random.Next(states.Length)], states[damage.Random.Next(states.Length)]);
            MakeChecksumsRight(file, damage.Random.Next(6));
            var storage = new MemoryStorage();
            storage.Put("state-a", file);
            bool hasOther = damage.Random.Next(2) == 0;
            storage.Put("state-b", hasOther ? states[0] : null);

            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            string error = Restore(storage, hasOther);
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MostAllocated);
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, s_longest);
            if (error == null)
            {
                harmless++;
            }
            else
            {
                string kind = error.Replace("saved state: ", "network's ", StringComparison.Ordinal).Split(": expected")[0].TrimEnd(' ', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
                refusals[kind] = refusals.GetValueOrDefault(kind) + 1;
            }
        }

        log.WriteLine($"{harmless} harmless, {refusals.Count} kinds of errors:");
        foreach ((string kind, int count) in refusals)
        {
            log.WriteLine($"{count} {kind}");
        }

        Assert.Equal(Files, harmless + refusals.Values.Sum());
        string[] reached = ["length", "magic", "version", "stated length", "checksum", "hour", "flags", "probability", "past reading", "temperature", "network's checksum", "network's value", "network's model id"];
        Assert.All(reached, kind => Assert.True(refusals.ContainsKey(kind), $"no file was refused for its {kind}"));
    }

    /// <summary>Restores, and when that works takes three readings.</summary>
    /// <returns>Why slot a was refused; null when it was not.</returns>
    private string Restore(MemoryStorage storage, bool hasOther)
    {
        var console = new LineLog();
        StationState state = NewState();
        var file = new StateFile(storage, state);
        bool restored = file.Restore(new StationEvents(console));
        string error = Enumerable.Range(0, console.EventCount).Select(console.Event).SingleOrDefault(line => line.Contains("\"slot\":\"state-a\"", StringComparison.Ordinal));
        Assert.True(restored || !hasOther, "the good slot was not used");
        Assert.True(restored || error != null, "refused without an error");
        if (restored)
        {
            RequireHarmless(state, file);
        }

        return error?.Split("\"error\":\"")[1];
    }

    private static void RequireHarmless(StationState state, StateFile file)
    {
        var warnings = new Warnings();
        var forecast = new HourlyForecast(state, warnings);
        var measurement = new Measurement { Status = SensorStatus.Measured, Temperature = 20f, Pressure = 1000f, Humidity = 60f };
        for (int i = 0; i < 3; i++)
        {
            forecast.Take(state.LastHour + 1, measurement);
            measurement.Temperature += 1f;
            Assert.True(float.IsNaN(state.Probability) || state.Probability is >= 0f and <= 1f, $"probability {state.Probability}");
        }

        file.Save();
    }

    private byte[] GoodState(int hours)
    {
        var storage = new MemoryStorage();
        StationState state = NewState();
        state.LastHour = Time.FirstHour + 1000;
        var file = new StateFile(storage, state);
        var forecast = new HourlyForecast(state, new Warnings());
        for (int i = 0; i <= hours; i++)
        {
            var measurement = new Measurement { Status = SensorStatus.Measured, Temperature = 20f + i, Pressure = i == 3 ? float.NaN : 1000f, Humidity = 60f + 7 * i };
            forecast.Take(state.LastHour + 1, measurement);
        }

        file.Save();
        return storage.Get("state-a");
    }

    private StationState NewState()
    {
        var network = new TableNetwork(_model);
        return new StationState(new Forecast(network, 0), new ReadingCheck(true), new RainAlert(network.Info.Threshold, 0.75f));
    }

    /// <summary>0: neither; 1: the network's; 2 and 3: the record's; 4 and 5: both.</summary>
    private void MakeChecksumsRight(byte[] file, int which)
    {
        int network = new TableNetwork(_model).SavedStateLength;
        int end = file.Length - 4;
        int start = end - network;
        if (start < TwoSlots.HeaderLength)
        {
            return;
        }

        if (which is 1 or >= 4)
        {
            RecordBytes.WriteInt32(file, end - 4, Crc32.Compute(file, start, network - 4));
        }

        if (which >= 2)
        {
            RecordBytes.WriteInt32(file, end, Crc32.Compute(file, 0, end));
        }
    }
}
