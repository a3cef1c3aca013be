using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Rain;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests;

public sealed class RuleTests
{
    [Fact]
    public void Alert_has_two_thresholds()
    {
        var alert = new ThresholdAlert(0.4f, 0.75f);
        bool[] shown = [.. new[] { 0.39f, 0.4f, 0.39f, 0.31f, 0.29f, 0.31f, 0.39f, 0.41f }.Select(probability =>
        {
            alert.Update(probability);
            return alert.IsOn;
        })];

        Assert.Equal([false, true, true, true, false, false, false, true], shown);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(23, 0, 23)]
    [InlineData(20, 480, 4)]
    [InlineData(2, -300, 21)]
    [InlineData(0, 330, 6)]
    [InlineData(0, -720, 12)]
    [InlineData(23, 840, 13)]
    public void Hour_of_the_day_is_local(int utcHour, int offsetMinutes, int expected)
    {
        Assert.Equal(expected, StationTime.LocalHour(24 * 20_000 + utcHour, offsetMinutes));
    }

    [Fact]
    public void Time_is_the_nearest_full_hour_and_sleep_ends_at_the_next()
    {
        Assert.Equal(10, StationTime.NearestHour(10 * 3600));
        Assert.Equal(10, StationTime.NearestHour(10 * 3600 + 1799));
        Assert.Equal(11, StationTime.NearestHour(10 * 3600 + 1800));
        var bench = new StationBench();
        bench.Clock.Seconds = StationBench.Begin - 20;
        bench.Hour();
        Assert.Equal(StationBench.Begin + StationTime.Hour, bench.Clock.Seconds);
        bench.Clock.Seconds += 1900;
        bench.Hour();
        Assert.Equal(StationBench.Begin + 3 * StationTime.Hour, bench.Clock.Seconds);
        Assert.Equal(StationTime.FirstHour, DateTimeOffset.Parse("2024-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 3600);
        Assert.Equal(StationTime.EndHour, DateTimeOffset.Parse("2100-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds() / 3600);
    }

    [Fact]
    public void Features_of_the_station_are_those_of_the_rain_example()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(Path.Combine(CommittedFile.Root, "examples", "rain", "rain-gru.json")));
        string[] expected = [.. json.RootElement.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("name").GetString() + "|" + f.GetProperty("unit").GetString())];

        Assert.Equal(expected, Enumerable.Range(0, RainFeatures.Count).Select(RainModelFit.Feature));
    }

    [Fact]
    public void Model_for_other_features_or_another_task_is_refused()
    {
        Assert.Equal("feature 0: expected temperature|degC, found warmth|degC", Refusal(TestModels.Small(1, firstFeature: "warmth")));
        Assert.Equal("task: expected binary, found 0", Refusal(TestModels.Small(1, task: NetworkTask.Regression)));
        Assert.Equal("self test steps: expected 1 to 512, found 0", Refusal(TestModels.Small(1, selfTestSteps: 0)));
        Assert.Equal("length: expected 20 to 1000 bytes, found " + TestModels.Small(1).Length, Refusal(TestModels.Small(1), maxBytes: 1000));
    }

    [Theory]
    [InlineData("rain-bigru-24h.pt", "model: expected one that is stepped through readings without end, found one that also runs backwards or needs whole windows")]
    [InlineData("rain-lstm-24h.pt", "model: expected one that is stepped through readings without end, found one of windows of 24 steps")]
    public void Model_that_is_not_stepped_without_end_is_refused_in_a_slot_and_by_installation(string name, string refusal)
    {
        byte[] model = TestModels.Windowed(name);
        var bench = new StationBench();
        Assert.StartsWith(refusal, Assert.Throws<ModelRefusedException>(() => bench.CreateStore().Install(model)).Message);
        Assert.Equal(-1, bench.Storage.Length("model-a"));

        bench.Storage.Put("model-a", model);
        Assert.Contains("\"p\":0.", bench.Hours(3));
        bench.CutPower();
        bench.Hour();
        Assert.True(bench.Log.HasEvent("{\"event\":\"model\",\"slot\":\"model-a\",\"error\":\"" + refusal));
        Assert.True(bench.Log.HasEvent("\"source\":\"built in\""));
    }

    [Fact]
    public void Only_the_right_hmac_sha256_opens_a_model_file()
    {
        byte[] model = TestModels.Small(1);
        var key = new DesktopSignature("right key"u8.ToArray());
        byte[] file = SignedFile.Create(model, key, 3);

        Assert.Equal("small", Load(file, key).Info.Name);
        for (int i = 0; i < ModelFile.TrailerLength; i++)
        {
            byte[] forged = (byte[])file.Clone();
            forged[model.Length + i] ^= 0x10;
            Assert.Throws<ModelRefusedException>(() => Load(forged, key));
        }

        byte[] changed = (byte[])file.Clone();
        changed[model.Length - 5] ^= 1;
        RecordBytes.WriteInt32(changed, model.Length - 4, Crc32.Compute(changed, 0, model.Length - 4));
        Assert.Throws<ModelRefusedException>(() => Load(changed, key));
        Assert.Throws<ModelRefusedException>(() => Load(SignedFile.Create(model, new DesktopSignature("other key"u8.ToArray()), 3), key));
        Assert.Throws<ModelRefusedException>(() => Load(model, key));
    }

    [Fact]
    public void Features_continue_from_what_was_saved()
    {
        var one = new RainFeatures();
        var other = new RainFeatures();
        float[] row = new float[RainFeatures.Count];
        float[] otherRow = new float[RainFeatures.Count];
        float[] saved = new float[RainFeatures.SavedLength];
        var random = new Random(3);
        for (int hour = 0; hour < 200; hour++)
        {
            float Reading(float middle) => random.Next(8) == 0 ? float.NaN : middle + (float)random.NextDouble();
            (float t, float p, float d) = (Reading(20), Reading(1000), Reading(10));
            one.Update(hour % 24, t, p, d, row);
            other.Update(hour % 24, t, p, d, otherRow);
            Assert.Equal(row, otherRow);
            one.Save(saved);
            other = new RainFeatures();
            other.Restore(saved);
        }

        one.Reset();
        one.Update(0, 1f, 2f, 3f, row);
        new RainFeatures().Update(0, 1f, 2f, 3f, otherRow);
        Assert.Equal(otherRow, row);
    }

    [Fact]
    public void Logarithm_is_as_good_as_the_librarys()
    {
        var random = new Random(4);
        for (int i = 0; i < 100_000; i++)
        {
            double x = Math.Pow(10, random.NextDouble() * 8 - 6);
            Assert.Equal(Math.Log(x), FeatureMath.Logarithm(x), 4e-15 * Math.Max(1, Math.Abs(Math.Log(x))));
        }

        Assert.True(float.IsNaN(FeatureMath.DewPoint(20f, 0f)));
        Assert.True(float.IsNaN(FeatureMath.DewPoint(20f, float.NaN)));
        Assert.True(float.IsNaN(FeatureMath.DewPoint(20f, float.PositiveInfinity)));
    }

    [Fact]
    public void Heap_is_compacted_before_a_model_is_opened_and_before_it_is_stepped()
    {
        var bench = new StationBench();
        var memory = new CountingMemory();
        bench.Board.Memory = memory;

        bench.Hours(3);

        Assert.Equal(6, memory.Count);
    }

    [Fact]
    public void Output_that_is_no_probability_gives_no_forecast()
    {
        byte[] model = TestModels.Small(1);
        RnnModel loaded = RnnModel.Load(model);
        var scale = new byte[4];
        BitConverter.TryWriteBytes(scale, loaded.Info.Outputs[0].Scale);
        int at = model.AsSpan().IndexOf([.. "rain_3h\0"u8, .. scale]) + 8;
        BitConverter.TryWriteBytes(model.AsSpan(at), 1e20f);
        RecordBytes.WriteInt32(model, model.Length - 4, Crc32.Compute(model, 0, model.Length - 4));
        var bench = new StationBench(new MemoryStorage(), new BytesSource(model));

        string line = bench.Hours(3);

        Expect.Warning("no forecast: model output is no probability", line);
        Expect.Forecast(false, line);
    }

    private static string Refusal(byte[] file, int maxBytes = 24 * 1024) =>
        Assert.Throws<ModelRefusedException>(() => ModelFile.Load(new ArrayStorage(file), null, null, new RainModelFit(), maxBytes, true)).Message;

    private static RecurrentNetwork Load(byte[] file, ISignature signature) => ModelFile.Load(new ArrayStorage(file), null, signature, new RainModelFit(), 24 * 1024, true);

    private sealed class CountingMemory : IMemory
    {
        public int Count { get; private set; }

        public void Compact() => Count++;
    }

    private sealed class DesktopSignature(byte[] key) : ISignature
    {
        public byte[] Compute(byte[] content) => HMACSHA256.HashData(key, content);
    }
}
