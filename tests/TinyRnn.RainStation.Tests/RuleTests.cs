using System;
using System.Linq;
using System.Security.Cryptography;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
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

    [Fact]
    public void Sleep_ends_at_the_next_full_step_of_the_zone()
    {
        var bench = new StationBench();
        bench.Clock.Seconds = StationBench.Begin - 20;
        bench.Hour();
        Assert.Equal(StationBench.Begin + StationTime.Hour, bench.Clock.Seconds);
        bench.Clock.Seconds += 1900;
        bench.Hour();
        Assert.Equal(StationBench.Begin + 3 * StationTime.Hour, bench.Clock.Seconds);

        byte[] fast = TestModels.Small(1, recipe: TestModels.RainRecipe(step: 10));
        bench = new StationBench(new MemoryStorage(), new BytesSource(fast));
        bench.Clock.Seconds = StationBench.Begin + 7;
        Assert.Contains("\"rain_3h\":0.", bench.Hour());
        Assert.Equal(StationBench.Begin + 20, bench.Clock.Seconds);
    }

    [Theory]
    [InlineData("2024-01-01T00:00:00Z", true)]
    [InlineData("2023-12-31T23:59:59Z", false)]
    [InlineData("2099-12-31T22:59:59Z", true)]
    [InlineData("2100-01-01T00:00:00Z", false)]
    public void Clock_is_set_from_2024_to_2099(string time, bool isSet)
    {
        Assert.Equal(isSet, StationTime.IsSet(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData(14, 3600, "14 h")]
    [InlineData(3, 600, "30 min")]
    [InlineData(6, 600, "1 h")]
    [InlineData(3, 7, "21 s")]
    public void Spans_are_written_in_the_largest_unit_that_is_whole(long steps, int step, string expected)
    {
        Assert.Equal(expected, StationTime.Span(steps, step));
    }

    [Fact]
    public void Model_of_another_step_quantity_unit_task_or_self_test_is_refused()
    {
        Assert.Equal("step: expected 1 to 86400 seconds between readings, found 0", Refusal(TestModels.Small(1, recipe: TestModels.RainRecipe(step: 0))));
        Assert.Equal("step: expected the 600 seconds that the settings state, found 3600", Refusal(TestModels.Small(1), interval: 600));
        Assert.Equal(
            "reading temperature: expected what a sensor of the station measures, found quantity co2",
            Refusal(TestModels.Small(1, recipe: TestModels.RainRecipe(quantity: "co2", unit: "ppm"))));
        Assert.Equal(
            "reading temperature: expected its unit to be degC, degF or K, found degRe",
            Refusal(TestModels.Small(1, recipe: TestModels.RainRecipe(unit: "degRe"))));
        Assert.Equal("self test steps: expected 1 to 512, found 0", Refusal(TestModels.Small(1, selfTestSteps: 0)));
        Assert.Equal("length: expected 20 to 1000 bytes, found " + TestModels.Small(1).Length, Refusal(TestModels.Small(1), maxBytes: 1000));
    }

    [Fact]
    public void Two_readings_of_a_quantity_need_a_sensor_of_their_own_name()
    {
        byte[] model = TestModels.Small(1, recipe: TestModels.RainRecipe(quantity: "pressure", unit: "hPa"));
        Assert.Equal(
            "readings temperature and pressure: expected one reading of pressure from the sensors, found two, which would get the same value",
            Refusal(model));

        var bench = new StationBench(new MemoryStorage(), new BytesSource(model));
        bench.Board.Sensors = [.. bench.Board.Sensors, new FixedSensor("temperature", 990f)];
        Assert.Contains("\"temperature\":990.0,\"pressure\":1010.", bench.Hour());
    }

    [Fact]
    public void Sensors_degrees_reach_a_model_in_its_own()
    {
        byte[] warm = TestModels.Small(1, recipe: TestModels.RainRecipe(unit: "K"));
        var bench = new StationBench(new MemoryStorage(), new BytesSource(warm));

        Assert.Contains("\"temperature\":293.2,", bench.Hour() + bench.Log.Event(0));
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
        Assert.Contains("\"rain_3h\":0.", bench.Hours(3));
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

    private static string Refusal(byte[] file, int maxBytes = 24 * 1024, int interval = 0)
    {
        var bench = new StationBench();
        bench.Settings.MaxModelBytes = maxBytes;
        bench.Settings.Interval = interval;
        return Assert.Throws<ModelRefusedException>(() => bench.CreateStore().Install(file)).Message;
    }

    private static RecurrentNetwork Load(byte[] file, ISignature signature)
    {
        var bench = new StationBench();
        return ModelFile.Load(new ArrayStorage(file), null, signature, new ModelRules(new SensorSet(bench.Board.Sensors), bench.Settings), true);
    }

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
