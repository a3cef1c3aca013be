using System;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

public class BadReadingTests
{
    private readonly LoadedNetwork _network = QuantizedNetwork.Load(SampleModels.RnnLstmSigmoid);
    private readonly LoadedNetwork _twin = QuantizedNetwork.Load(SampleModels.RnnLstmSigmoid);
    private readonly float[] _output = new float[2];

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_bad_reading_is_replaced_by_the_last_good_one(float bad)
    {
        int[] actual = RandomModel.Run(_network, [[25, 1020], [bad, 1000], [bad, bad], [18, bad], [bad, 1013]]);
        int[] expected = RandomModel.Run(_twin, [[25, 1020], [25, 1000], [25, 1000], [18, 1000], [18, 1013]]);
        Assert.Equal(expected, actual);
        Assert.Equal(RandomModel.Saved(_twin), RandomModel.Saved(_network));
    }

    [Fact]
    public void Before_the_first_good_reading_the_centre_stands_in()
    {
        float center = _network.Info.Inputs[0].Center;
        Assert.Equal(20, center);
        Assert.Equal(RandomModel.Run(_twin, [[center, 1000], [center, 1001]]), RandomModel.Run(_network, [[float.NaN, 1000], [float.NaN, 1001]]));
    }

    [Fact]
    public void A_NaN_of_any_bit_pattern_is_bad()
    {
        float[] patterns = [BitConverter.Int32BitsToSingle(0x7F800001), BitConverter.Int32BitsToSingle(-1), BitConverter.Int32BitsToSingle(0x7FC00000)];
        foreach (float pattern in patterns)
        {
            _network.Reset();
            _twin.Reset();
            Assert.Equal(RandomModel.Run(_twin, [[25, 1020], [25, 1020]]), RandomModel.Run(_network, [[25, 1020], [pattern, pattern]]));
        }
    }

    [Fact]
    public void The_largest_finite_readings_are_cut_and_not_bad()
    {
        int limit = _network.Info.InputLimit;
        var quantized = new int[2];
        _network.Quantize([float.MaxValue, float.MinValue], quantized);
        Assert.Equal([limit, -limit], quantized);
    }

    [Fact]
    public void A_thousand_bad_readings_do_not_poison_the_state()
    {
        float[] bad = [float.NaN, float.NegativeInfinity];
        for (int step = 0; step < 1000; step++)
        {
            _network.Step(step % 10 == 0 ? [21, 1010] : bad, _output);
            Assert.All(_output, value => Assert.True(float.IsFinite(value)));
        }

        // Some hundred good steps later nothing of it is left but what any other past would leave.
        float[][] readings = RandomReadings.Make(new Random(1), 300, 2);
        int[] actual = RandomModel.Run(_network, readings);
        Assert.Equal(RandomModel.Run(_twin, readings)[^20..], actual[^20..]);
    }

    [Theory]
    [InlineData(0, "temperature", float.NaN)]
    [InlineData(1, "pressure", float.PositiveInfinity)]
    public void An_error_names_the_feature_and_changes_nothing(int feature, string name, float bad)
    {
        RandomModel.Run(_network, [[25, 1020], [24, 1019]]);
        byte[] before = RandomModel.Saved(_network);
        _network.BadReadings = BadReadingPolicy.Throw;
        float[] reading = [23, 1018];
        reading[feature] = bad;
        float[] output = [5, 6];
        ArgumentException error = Assert.Throws<ArgumentException>(() => _network.Step(reading, output));
        Assert.Equal($"input {feature} ({name}): expected a finite reading, found NaN or infinity", error.Message);
        Assert.Equal(before, RandomModel.Saved(_network));
        Assert.Equal([5, 6], output);

        // The network goes on as if the reading had never been there.
        RandomModel.Run(_twin, [[25, 1020], [24, 1019]]);
        Assert.Equal(RandomModel.Run(_twin, [[22, 1017]]), RandomModel.Run(_network, [[22, 1017]]));
    }
}
