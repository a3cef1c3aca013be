using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.RainStation.Tests;

/// <summary>100,000 damaged model files, most of them with a checksum that was made right again.</summary>
public sealed class DamagedModelTests(ITestOutputHelper log)
{
    private const int Files = 100_000;
    private const int Seed = 5;

    /// <summary>A good small file takes about 40 kB.</summary>
    private const long MostAllocated = 256 * 1024;

    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);

    [Fact]
    public void Each_is_refused_with_its_own_error_or_does_no_harm()
    {
        byte[][] models = [TestModels.Small(1), TestModels.Small(2, units: 5), SignedFile.Create(TestModels.Small(3), new ToySignature(1), 1)];
        var damage = new Damage(Seed);
        var storage = new MemoryStorage();
        var refusals = new SortedDictionary<string, int>();
        int harmless = 0;
        for (int i = 0; i < Files; i++)
        {
            byte[] file = damage.Apply(models[damage.Random.Next(models.Length)], models[damage.Random.Next(models.Length)]);
            if (damage.Random.Next(4) > 0)
            {
                MakeChecksumRight(file);
            }

            storage.Put("model-a", file);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            long started = Stopwatch.GetTimestamp();
            try
            {
                RequireHarmless(ModelFile.Load(storage, "model-a", null, new StationSettings().MaxModelBytes, withSelfTest: true));
                harmless++;
            }
            catch (Exception refusal) when (refusal is ModelRefusedException or ModelFormatException)
            {
                string kind = Regex.Replace(Regex.Split(refusal.Message, " at byte |: expected")[0], @"\([^)]*\)|[0-9]+", "N");
                refusals[kind] = refusals.GetValueOrDefault(kind) + 1;
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - allocated, 0, MostAllocated);
            Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, s_longest);
        }

        log.WriteLine($"{harmless} harmless, {refusals.Count} kinds of errors:");
        foreach ((string kind, int count) in refusals)
        {
            log.WriteLine($"{count} {kind}");
        }

        Assert.Equal(Files, harmless + refusals.Values.Sum());
        Assert.InRange(refusals.Count, 25, 1000);
        Assert.InRange(refusals["self test"], 1000, Files);
        Assert.InRange(refusals["checksum"], 1000, Files / 2);
    }

    private static void RequireHarmless(RecurrentNetwork network)
    {
        var forecast = new Forecast(network, 0);
        for (int hour = 0; hour < 4; hour++)
        {
            forecast.Step(Time.FirstHour + hour, 20f - 15f * hour, 1000f + 30f * hour, 50f);
        }

        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        network.RestoreState(saved, 0, saved.Length);
    }

    private static void MakeChecksumRight(byte[] file)
    {
        if (file.Length < ModelLimits.HeaderLength)
        {
            return;
        }

        bool signed = file.Length > 100 && file.AsSpan(file.Length - ModelFile.TrailerLength, 4).SequenceEqual("TRSG"u8);
        int length = signed ? file.Length - ModelFile.TrailerLength : file.Length;
        RecordBytes.WriteInt32(file, 8, length);
        RecordBytes.WriteInt32(file, 12, Crc32.Compute(file, 16, length - 16));
    }
}
