using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using Xunit;

namespace TinyRnn.Tests.Layers;

public class TableTests
{
    private const double ValueOne = 1 << 20;
    private static readonly SigmoidTable s_table = new(SigmoidValues.Compute());

    [Fact]
    public void Tanh_is_within_a_16_bit_step()
    {
        double largest = 0;
        for (int index = -(9 << 16); index <= 9 << 16; index += 7)
        {
            double tanh = (s_table.Sigmoid(index + SigmoidTable.Zero) - ValueOne) / ValueOne;
            largest = Math.Max(largest, Math.Abs(tanh - Math.Tanh(index / 65536.0)));
        }

        // A chord of step s is off by at most s^2/8 * max|tanh''| = (1/64)^2 / 8 * 0.7698 = 2.35e-5, that is 0.77 * 2^-15;
        // rounding down in Q20 adds at most 2^-20, that is 0.03 * 2^-15.
        Assert.InRange(largest * 32768, 0.77, 0.81);
    }

    [Fact]
    public void Sigmoid_is_within_half_a_16_bit_step()
    {
        double largest = 0;
        for (int index = -(9 << 16); index <= 9 << 16; index += 7)
        {
            double sigmoid = s_table.Sigmoid(index + SigmoidTable.Zero) / (double)SigmoidTable.One;
            largest = Math.Max(largest, Math.Abs(sigmoid - 1 / (1 + Math.Exp(-2 * index / 65536.0))));
        }

        Assert.InRange(largest * 32768, 0.2, 0.41);
    }

    [Fact]
    public void A_gate_that_is_nearly_shut_keeps_its_relative_accuracy()
    {
        // sigmoid(-6.9) is 1/1000; v is half of that.
        int index = (int)Math.Round(-6.9 / 2 * 65536);
        double gate = s_table.Sigmoid(index + SigmoidTable.Zero) / (double)SigmoidTable.One;
        double exact = 1 / (1 + Math.Exp(6.9));
        Assert.InRange(gate / exact - 1, -0.0005, 0.0005);
    }

    [Fact]
    public void The_table_never_falls_and_saturates_at_any_argument()
    {
        int before = 0;
        for (int index = -5000; index < (16 << 16) + 5000; index++)
        {
            int value = s_table.Sigmoid(index);
            Assert.InRange(value, before, SigmoidTable.One);
            before = value;
        }

        Assert.Equal(s_table.Sigmoid(0), s_table.Sigmoid(long.MinValue));
        Assert.Equal(s_table.Sigmoid((16 << 16) - 1), s_table.Sigmoid(long.MaxValue));
        Assert.Equal(s_table.Sigmoid((16 << 16) - 1), s_table.Sigmoid(1L << 32));
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
