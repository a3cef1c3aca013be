using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using Xunit;

namespace TinyRnn.Tests.Layers;

public class TableTests
{
    private const double ValueOne = 1 << 20;
    private static readonly SigmoidTable s_table = new(SigmoidValues.Compute());

    /// <summary>The index of an argument in Q16.</summary>
    private static long Index(int argument) => ((long)argument << (SigmoidTable.IndexBits - 16)) + SigmoidTable.Zero;

    [Fact]
    public void Tanh_is_within_two_16_bit_steps()
    {
        double largest = 0;
        for (int position = -(9 << 16); position <= 9 << 16; position += 7)
        {
            double tanh = (s_table.Sigmoid(Index(position)) - ValueOne) / ValueOne;
            largest = Math.Max(largest, Math.Abs(tanh - Math.Tanh(position / 65536.0)));
        }

        // Values are shifted by s^2/12 * tanh'', where |tanh''| is at most 0.7698: (1/32)^2 / 12 * 0.7698 = 6.26e-5, that is
        // 2.05 * 2^-15; rounding to Q20, twice, adds at most 2^-20, that is 0.03 * 2^-15.
        Assert.InRange(largest * 32768, 2.0, 2.08);
    }

    [Fact]
    public void Sigmoid_is_within_a_16_bit_step()
    {
        double largest = 0;
        for (int position = -(9 << 16); position <= 9 << 16; position += 7)
        {
            double sigmoid = s_table.Sigmoid(Index(position)) / (double)SigmoidTable.One;
            largest = Math.Max(largest, Math.Abs(sigmoid - 1 / (1 + Math.Exp(-2 * position / 65536.0))));
        }

        // Half of what tanh is off by.
        Assert.InRange(largest * 32768, 1.0, 1.04);
    }

    [Theory]
    [InlineData(-3.0)]
    [InlineData(-0.75)]
    [InlineData(0.5)]
    [InlineData(2.0)]
    public void Errors_of_a_step_of_the_table_cancel(double middle)
    {
        // Unshifted chords would be off by s^2/12 * |tanh''| on average, always to the same side: about 5e-5 at 0.5.
        double sum = 0;
        const int step = 2048;
        for (int i = 0; i < step; i++)
        {
            double v = middle + i / 65536.0;
            sum += (s_table.Sigmoid(Index((int)(v * 65536))) - ValueOne) / ValueOne - Math.Tanh(v);
        }

        Assert.InRange(sum / step, -1.5e-6, 1.5e-6);
    }

    [Fact]
    public void Many_look_ups_equal_single_ones()
    {
        long[] indices = [.. Enumerable.Range(-20, 1100).Select(i => (i * 997L) << (SigmoidTable.IndexBits - 16)), long.MinValue, long.MaxValue];
        long[] values = (long[])indices.Clone();
        s_table.Apply(values, 1, values.Length - 2);
        Assert.Equal(indices[0], values[0]);
        Assert.Equal(indices[^1], values[^1]);
        Assert.Equal(indices[1..^1].Select(index => (long)s_table.Sigmoid(index)), values[1..^1]);
    }

    [Fact]
    public void A_gate_that_is_nearly_shut_keeps_its_relative_accuracy()
    {
        // sigmoid(-6.9) is 1/1000; v is half of that.
        int position = (int)Math.Round(-6.9 / 2 * 65536);
        double gate = s_table.Sigmoid(Index(position)) / (double)SigmoidTable.One;
        double exact = 1 / (1 + Math.Exp(6.9));
        Assert.InRange(gate / exact - 1, -0.0005, 0.0005);
    }

    [Fact]
    public void The_table_never_falls_and_saturates_at_any_argument()
    {
        int before = 0;
        for (int position = -(8 << 16) - 5000; position < (8 << 16) + 5000; position++)
        {
            int value = s_table.Sigmoid(Index(position));
            Assert.InRange(value, before, SigmoidTable.One);
            before = value;
        }

        Assert.Equal(s_table.Sigmoid(0), s_table.Sigmoid(long.MinValue));
        Assert.Equal(s_table.Sigmoid(SigmoidTable.LastIndex), s_table.Sigmoid(long.MaxValue));
        Assert.Equal(s_table.Sigmoid(SigmoidTable.LastIndex), s_table.Sigmoid(SigmoidTable.LastIndex + 1));
        Assert.Equal(SigmoidTable.One / 2, s_table.Sigmoid(SigmoidTable.Zero));
    }

    [Fact]
    public void Softmax_agrees_with_exact_arithmetic_and_sums_to_1()
    {
        var random = new Random(5);
        for (int repeat = 0; repeat < 500; repeat++)
        {
            int count = 1 + random.Next(10);
            double[] logits = [.. Enumerable.Range(0, count).Select(_ => 12 * (random.NextDouble() - 0.5))];
            int[] values = [.. logits.Select(logit => (int)Math.Round(logit * 65536))];
            double sum = logits.Sum(Math.Exp);
            Softmax.Apply(values, 0, count, s_table);
            for (int i = 0; i < count; i++)
            {
                Assert.Equal(Math.Exp(logits[i]) / sum, values[i] / ValueOne, 1e-4);
            }

            Assert.InRange(values.Sum() / ValueOne, 1 - count / ValueOne, 1 + count / ValueOne);
        }
    }

    [Fact]
    public void Softmax_of_extreme_logits_chooses_the_largest()
    {
        int[] values = [0, int.MaxValue, -int.MaxValue, int.MinValue, 7];
        Softmax.Apply(values, 1, 3, s_table);
        Assert.Equal([0, 1 << 20, 0, 0, 7], values);
    }
}
