using System;
using System.Runtime.Intrinsics;
using TinyRnn.Trainer.Numerics;
using Xunit;

namespace TinyRnn.Trainer.Tests.Numerics;

/// <summary>Against the double-precision functions of the platform, over bit patterns from one end of the floats to the other.</summary>
public class VectorMathTests
{
    // An odd distance of bit patterns, so that low bits take all values.
    private const uint Stride = 1009;

    [Fact]
    public void Exp_is_within_one_unit_in_the_last_place() =>
        Assert.InRange(LargestError(VectorMath.Exp, Math.Exp, BitConverter.SingleToUInt32Bits(105f)), 0, 1);

    [Fact]
    public void Tanh_is_within_one_unit_in_the_last_place() =>
        Assert.InRange(LargestError(VectorMath.Tanh, Math.Tanh, BitConverter.SingleToUInt32Bits(float.MaxValue)), 0, 1);

    [Fact]
    public void Sigmoid_is_within_three_units_in_the_last_place() =>
        Assert.InRange(LargestError(VectorMath.Sigmoid, v => 1 / (1 + Math.Exp(-v)), BitConverter.SingleToUInt32Bits(87f)), 0, 3);

    [Fact]
    public void Log_is_within_one_unit_in_the_last_place()
    {
        double largest = 0;
        for (uint bits = 1; bits < BitConverter.SingleToUInt32Bits(float.PositiveInfinity); bits += Stride)
        {
            float value = BitConverter.UInt32BitsToSingle(bits);
            largest = Math.Max(largest, Error(ScalarMath.Log(value), Math.Log(value)));
        }

        Assert.InRange(largest, 0, 1);
    }

    [Theory]
    [InlineData(float.NegativeInfinity, 0f, -1f, 0f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity, 1f, 1f)]
    [InlineData(float.NaN, float.NaN, float.NaN, float.NaN)]
    [InlineData(0f, 1f, 0f, 0.5f)]
    public void Ends_of_the_range_give_the_limits(float value, float exp, float tanh, float sigmoid)
    {
        Assert.Equal(exp, VectorMath.Exp(Vector128.Create(value))[0]);
        Assert.Equal(tanh, VectorMath.Tanh(Vector128.Create(value))[0]);
        Assert.Equal(sigmoid, VectorMath.Sigmoid(Vector128.Create(value))[0]);
    }

    [Theory]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.NaN, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(1f, 0f)]
    public void Log_of_what_has_none_is_as_usual(float value, float expected) => Assert.Equal(expected, ScalarMath.Log(value));

    [Fact]
    public void Double_functions_agree_with_the_platforms_to_a_few_units()
    {
        for (int i = -4000; i <= 4000; i++)
        {
            double value = i * 0.173;
            AssertNear(Math.Exp(value), ScalarMath.Exp(value), 3e-14);
            AssertNear(Math.Max(value, 0) + Math.Log(1 + Math.Exp(-Math.Abs(value))), ScalarMath.LogOnePlusExp(value), 3e-14);
            double turn = i / 1000.0;
            Assert.InRange(Math.Abs(Math.Cos(2 * Math.PI * turn) - ScalarMath.CosOfTurn(turn)), 0, 1e-14);
            Assert.InRange(Math.Abs(Math.Sin(2 * Math.PI * turn) - ScalarMath.SinOfTurn(turn)), 0, 1e-14);
        }
    }

    private static void AssertNear(double expected, double actual, double relative) =>
        Assert.InRange(Math.Abs(expected - actual), 0, (relative * Math.Abs(expected)) + 1e-15);

    private static double LargestError(Func<Vector128<float>, Vector128<float>> function, Func<double, double> exact, uint end)
    {
        double largest = 0;
        for (uint bits = 0; bits < end; bits += Stride)
        {
            float value = BitConverter.UInt32BitsToSingle(bits);
            Vector128<float> result = function(Vector128.Create(value, -value, 0f, 1f));
            largest = Math.Max(largest, Math.Max(Error(result[0], exact(value)), Error(result[1], exact(-value))));
        }

        return largest;
    }

    /// <summary>The distance in units in the last place of the exact value, where that is rounded to a float.</summary>
    private static double Error(float actual, double exact)
    {
        float rounded = (float)exact;
        if (float.IsInfinity(rounded) || actual == rounded)
        {
            return actual == rounded ? 0 : double.PositiveInfinity;
        }

        double unit = Math.Max(MathF.BitIncrement(MathF.Abs(rounded)) - MathF.Abs(rounded), float.Epsilon);
        return Math.Abs(actual - exact) / (float)unit;
    }
}
