using TinyRnn.CompilerServices;
using Xunit;

namespace TinyRnn.Tests.Layers;

public class RoundingTests
{
    [Theory]
    [InlineData(5, 1, 1, 3)] // 2.5 rounds up
    [InlineData(-5, 1, 1, -2)] // -2.5 rounds up
    [InlineData(3, 3, 2, 2)] // 2.25
    [InlineData(-3, 3, 2, -2)]
    [InlineData(7, 1, 0, 7)]
    [InlineData(1000, 3, 1, 100)] // cut
    [InlineData(-1000, 3, 1, -100)]
    [InlineData(int.MaxValue, int.MaxValue, 0, 100)]
    [InlineData(int.MinValue, int.MaxValue, 46, -100)]
    public void A_copy_is_rounded_half_up_and_cut(int value, int multiplier, int shift, int expected)
    {
        long[] copies = [0, 99];
        new Requantizer(multiplier, shift, 100).Apply([0, value], 1, 1, copies);
        Assert.Equal([expected, 99], copies);
    }

    [Theory]
    [InlineData(20.0f, 0)]
    [InlineData(20.1f, 0)] // 0.2 steps
    [InlineData(20.25f, 1)] // 0.5 steps, away from zero
    [InlineData(19.75f, -1)]
    [InlineData(20.74f, 1)]
    [InlineData(70.0f, 100)]
    [InlineData(71.0f, 100)]
    [InlineData(-31.0f, -100)]
    [InlineData(float.MaxValue, 100)]
    [InlineData(float.MinValue, -100)]
    public void A_reading_is_rounded_half_away_from_zero_and_cut(float reading, int expected)
    {
        var quantized = new int[1];
        Thermometer().Quantize([reading], quantized);
        Assert.Equal([expected], quantized);
    }

    [Theory]
    [InlineData(long.MaxValue, int.MaxValue)]
    [InlineData(long.MinValue, -int.MaxValue)]
    [InlineData(int.MinValue, -int.MaxValue)]
    [InlineData(2147483648L, int.MaxValue)]
    [InlineData(-7L, -7)]
    public void Saturation_is_symmetric(long value, int expected) => Assert.Equal(expected, FixedPoint.Saturate(value));

    /// <summary>Centre 20, 2 steps per unit, cut at 100 of them.</summary>
    private static LoadedNetwork Thermometer()
    {
        var info = new ModelInfo(
            "t", new byte[8], ModelTask.Regression, 0.5f, 100, [new InputChannel("t", "degC", 20, 2)], [new OutputChannel("t", "", 1, 0)], []);
        var table = new SigmoidTable(new int[SigmoidTable.Length]);
        return new LoadedNetwork(new RnnModel(info, table, [new SoftmaxKernel(LayerKind.Softmax, "t", 1)], new SelfTestVectors(0, [], [])));
    }
}
