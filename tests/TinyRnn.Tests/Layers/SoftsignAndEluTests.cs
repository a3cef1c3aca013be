using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Tests.Layers;

/// <summary>The integer forms of softsign and elu beside the float functions of the vocabulary.</summary>
public class SoftsignAndEluTests
{
    private const double Most = 1.0 / (1 << 15);

    private static readonly SigmoidTable s_table = new(SigmoidValues.Compute());

    /// <summary>Formats of gates, of candidates and outputs, and of Dense layers.</summary>
    public static TheoryData<int> Formats => [.. Enumerable.Range(0, 31)];

    /// <summary>Every node and midpoint of the table of sigmoid, -8 to 8, and of that of exp, -10.5 to 0, and a grid of 2^-11 from -16 to 16.</summary>
    private static IEnumerable<double> Arguments() =>
        [
            .. Enumerable.Range(-512, 1025).Select(i => i / 64.0),
            .. Enumerable.Range(-2 * 672, (2 * 672) + 1).Select(i => i / 128.0),
            .. Enumerable.Range(-(1 << 15), (1 << 16) + 1).Select(i => i / 2048.0),
        ];

    [Theory]
    [MemberData(nameof(Formats))]
    public void Softsign_follows_the_float_function_to_a_step_of_its_format(int fractionBits)
    {
        double one = Math.Pow(2, fractionBits);
        // A pre-activation of 32 bits, in the format of the result.
        long[] values = [.. Arguments().Select(v => (long)Math.Round(v * one)).Where(v => Math.Abs(v) <= int.MaxValue)];
        int gain = (int)Math.Min(one, int.MaxValue);
        double worst = Worst(ActivationFunction.Softsign, gain, fractionBits, values, v => v / one, ActivationKind.Softsign, 0);

        // The float function has 24 bits of its own.
        Assert.InRange(worst, 0, (1 / one) + Math.Pow(2, -24));
        if (fractionBits >= FixedPoint.ValueBits)
        {
            Assert.InRange(worst, 0, Most);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Elu_follows_the_float_function_to_the_table_and_half_a_step_of_its_format(int fractionBits)
    {
        foreach (double alpha in new[] { 1, 0.5, -1 })
        {
            double one = Math.Pow(2, fractionBits);
            long[] indices = [.. Arguments().Where(v => v * one < int.MaxValue).Select(Index)];
            int parameter = (int)Math.Round(alpha * one);
            double worst = Worst(
                ActivationFunction.Elu, parameter, fractionBits, indices, index => (index - ExponentialTable.Zero) / Math.Pow(2, ExponentialTable.IndexBits),
                ActivationKind.Elu, parameter / one);

            Assert.InRange(worst, 0, Most + (0.5 / one));
            if (fractionBits >= FixedPoint.ValueBits)
            {
                Assert.InRange(worst, 0, Most);
            }
        }
    }

    [Fact]
    public void Softsign_and_elu_are_0_at_0_and_softsign_is_odd()
    {
        long[] values = [0, 1 << 20, -(1 << 20), 12345, -12345, int.MaxValue, -int.MaxValue];
        Whole(ActivationFunction.Softsign, 1 << 20, 20).Apply(values, 0, values.Length, s_table);
        Assert.Equal([0, 1 << 19, -(1 << 19)], values[..3]);
        Assert.Equal(-values[4], values[3]);
        Assert.Equal(-values[6], values[5]);
        // 2047.999... / 2048.999...
        Assert.InRange(values[5] / (double)(1 << 20), 0.9995, 0.9996);

        long[] zero = [ExponentialTable.Zero];
        Whole(ActivationFunction.Elu, 1 << 20, 20).Apply(zero, 0, 1, s_table);
        Assert.Equal([0], zero);
    }

    [Fact]
    public void Elu_of_any_pre_activation_stays_within_32_bits_and_never_falls()
    {
        long[] values = [long.MinValue, -1, 0, 1, .. Enumerable.Range(1, 4000).Select(i => i * (ExponentialTable.Zero / 3000)), (1L << 61) - 1, long.MaxValue];
        Whole(ActivationFunction.Elu, 1 << 20, 20).Apply(values, 0, values.Length, s_table);
        Assert.Equal(values.Order(), values);
        Assert.Equal(int.MaxValue, values[^1]);
        // exp(-10.5) is less than a step of 2^-15.
        Assert.InRange(values[0] / (double)(1 << 20), -1, -1 + Most);
    }

    [Fact]
    public void Lines_of_the_exponential_meet_and_lie_within_2_to_the_minus_16_of_it()
    {
        const long line = 1L << ExponentialTable.LineBits;
        double worst = 0;
        for (int i = 0; i < ExponentialTable.Segments.Length; i++)
        {
            for (int part = 0; part <= 8; part++)
            {
                long index = (i * line) + Math.Min(part * (line / 8), line - 1);
                double exact = Math.Exp((index - ExponentialTable.Zero) / Math.Pow(2, ExponentialTable.IndexBits));
                worst = Math.Max(worst, Math.Abs((Exponential(i, index) / Math.Pow(2, ExponentialTable.ValueBits)) - exact));
            }

            if (i > 0)
            {
                Assert.InRange(Exponential(i, i * line) - Exponential(i - 1, (i * line) - 1), 0, 1);
            }
        }

        Assert.InRange(worst, 1e-6, 1.0 / (1 << 16));
    }

    private static long Exponential(int line, long index)
    {
        long segment = ExponentialTable.Segments[line];
        return (segment + ((segment & ExponentialTable.SlopeMask) * index)) >> ExponentialTable.LineBits;
    }

    private static long Index(double v) => (long)Math.Round(v * Math.Pow(2, ExponentialTable.IndexBits)) + ExponentialTable.Zero;

    private static IntegerActivation Whole(ActivationFunction function, int parameter, int fractionBits) =>
        new(function, IntegerActivation.Floor(function), IntegerActivation.Ceiling(function), parameter, fractionBits);

    /// <summary>The largest difference from the float function, in real units.</summary>
    private static double Worst(
        ActivationFunction function, int parameter, int fractionBits, long[] inputs, Func<long, double> real, ActivationKind kind, double alpha)
    {
        long[] values = (long[])inputs.Clone();
        Whole(function, parameter, fractionBits).Apply(values, 0, values.Length, s_table);
        Func<float, float, float, float> exact = ActivationVocabulary.Of(kind).Function;
        double one = Math.Pow(2, fractionBits);
        return inputs.Zip(values, (input, value) => Math.Abs((value / one) - exact((float)real(input), (float)alpha, 0))).Max();
    }
}
