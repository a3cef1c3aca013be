using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TinyRnn.CompilerServices;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>
/// The element-wise arithmetic of layers with options, compiled so that an overflow throws, on the largest numbers that a file
/// can hold: sums of 2^62 - 1, states at their bounds, activations with the largest parameters.
/// </summary>
public class CheckedArithmeticTests
{
    private const long MostSum = (1L << 62) - 1;
    private const long MostEluIndex = (1L << 61) - 1;
    private const int Units = 8;

    // Function, least, most, parameter.
    private static readonly (int Function, long Least, long Most, int Parameter)[] s_activations =
    [
        (0, 0, SigmoidTable.LastIndex, int.MaxValue),
        (1, 0, SigmoidTable.LastIndex, -int.MaxValue),
        (2, -int.MaxValue, int.MaxValue, 0),
        (3, -int.MaxValue, int.MaxValue, -int.MaxValue),
        (4, -int.MaxValue, int.MaxValue, -int.MaxValue),
        (5, -int.MaxValue, int.MaxValue, int.MaxValue),
        (5, -int.MaxValue, int.MaxValue, -int.MaxValue),
        (6, 0, MostEluIndex, int.MaxValue),
        (6, 0, MostEluIndex, -int.MaxValue),
        (7, 0, SigmoidTable.LastIndex, int.MaxValue),
        (7, 0, SigmoidTable.LastIndex, -int.MaxValue),
        (8, 0, SigmoidTable.LastIndex, -int.MaxValue),
        (2, int.MaxValue, int.MaxValue, 0),
        (2, -int.MaxValue, -int.MaxValue, 0),
    ];

    public static TheoryData<int, int> Activations
    {
        get
        {
            var data = new TheoryData<int, int>();
            for (int i = 0; i < s_activations.Length * s_activations.Length; i++)
            {
                data.Add(i / s_activations.Length, i % s_activations.Length);
            }

            return data;
        }
    }

    [Fact]
    public void Every_function_is_tried() =>
        Assert.Equal(Enum.GetValues<ActivationFunction>(), s_activations.Select(activation => (ActivationFunction)activation.Function).Distinct());

    [Theory]
    [MemberData(nameof(Activations))]
    public void An_LSTM_does_not_overflow_at_extremes(int gate, int candidate)
    {
        foreach (bool coupled in new[] { false, true })
        {
            foreach (int bits in new[] { 20, 23 })
            {
                int rows = (coupled ? 3 : 4) * Units;
                var kernel = new CheckedKernel("LstmKernel", Units, rows, new()
                {
                    ["FractionBits"] = bits,
                    ["Coupled"] = coupled,
                    ["Gate"] = Activation(gate, 21),
                    ["Candidate"] = Activation(candidate, 20),
                    ["Output"] = CheckedKernel.Output(int.MaxValue, MostSum, 0, Activation((gate + candidate) % s_activations.Length, 20)),
                });
                foreach (int sign in new[] { 1, -1 })
                {
                    int[] state = Extremes(2 * Units, int.MaxValue, sign);
                    Sums(rows, sign).CopyTo(kernel.InputSums, 0);
                    Array.Clear(kernel.RecurrentSums);
                    kernel.Update(state);
                    AssertWithin(state[..Units], bits);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void A_GRU_does_not_overflow_at_extremes(int gate, int candidate)
    {
        foreach ((bool apart, bool before) in new[] { (false, false), (true, false), (true, true) })
        {
            foreach (int bits in new[] { 20, 23 })
            {
                foreach (int sign in new[] { 1, -1 })
                {
                    StepGru(apart, before, bits, sign, Activation(gate, 21), Activation(candidate, 20));
                }
            }
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(23)]
    public void An_RNN_does_not_overflow_at_extremes(int bits)
    {
        for (int activation = 0; activation < s_activations.Length; activation++)
        {
            var kernel = new CheckedKernel("RnnKernel", Units, Units, new() { ["FractionBits"] = bits, ["Candidate"] = Activation(activation, 20) });
            int[] state = Extremes(Units, int.MaxValue, 1);
            Sums(Units, 1).CopyTo(kernel.InputSums, 0);
            kernel.Update(state);
            AssertWithin(state, bits);
        }
    }

    [Fact]
    public void A_result_never_exceeds_the_bound_that_the_reader_relies_on()
    {
        for (int i = 0; i < s_activations.Length; i++)
        {
            foreach (int bits in new[] { 0, 20, 21, 30 })
            {
                object activation = Activation(i, bits);
                long bound = CheckedKernel.Bound(activation);
                long[] values = Sums(Units, 1);
                CheckedKernel.Apply(activation, values);
                Assert.True(bound <= int.MaxValue && values.All(value => Math.Abs(value) <= bound), $"activation {i}, {bits} bits: {bound}");
            }
        }
    }

    [Theory]
    [InlineData(1, 0, ModelLimits.FineCopy)]
    [InlineData(int.MaxValue, 0, ModelLimits.FineCopy)]
    [InlineData(int.MaxValue, ModelLimits.FineShift, ModelLimits.FineCopy)]
    [InlineData(1, ModelLimits.FineShift, ModelLimits.FineCopy)]
    [InlineData(1, 46, ModelLimits.Copy)]
    public void Copies_and_sums_of_one_row_a_word_do_not_overflow_at_extremes(int multiplier, int shift, int limit)
    {
        int[] values = Extremes(513, int.MaxValue, 1);

        (long[] copies, int exact) = CheckedKernel.CopiesOf(multiplier, shift, limit, values);

        Assert.All(copies, copy => Assert.InRange(copy, -limit, limit));
        Assert.Equal(BigInteger.Min(int.MaxValue, ((BigInteger)limit << shift) / multiplier), exact);
        // |w| limit is at most 2^46 - 1.
        const long most = (1L << 46) - 1;
        short weight = (short)Math.Min(short.MaxValue, most / limit / values.Length);
        short[] weights = [.. values.Select(value => (short)(Math.Sign(value) * weight))];
        long[] full = [.. values.Select(value => (long)Math.Sign(value) * limit)];
        Assert.Equal((long)weight * limit * values.Length, CheckedKernel.Sums(weights, 1, full)[0]);
    }

    private static void StepGru(bool apart, bool before, int bits, int sign, object gate, object candidate)
    {
        // The reader proves the sum of both parts: half for either.
        long reset = CheckedKernel.Bound(gate);
        long parts = before ? 2 : 2 * ((reset / SigmoidTable.One) + 1);
        const int limit = 1 << 20;
        var cell = new Dictionary<string, object?> { ["FractionBits"] = bits, ["ResetBefore"] = before, ["Gate"] = gate, ["Candidate"] = candidate };
        var kernel = new CheckedKernel("GruKernel", Units, 3 * Units, cell, apart ? CheckedKernel.Copy(limit) : null, (layer, scales) =>
        {
            if (apart)
            {
                CheckedKernel.Set(layer, "CandidateWeights", CheckedKernel.Matrix(Identity(), Units, Units));
                CheckedKernel.Set(scales, "RecurrentMultipliers", Enumerable.Repeat(MostSum / parts / limit, 3 * Units).ToArray());
            }
        });
        long[] sums = Sums(3 * Units, sign);
        for (int row = 2; row < sums.Length; row += 3)
        {
            sums[row] = (sums[row] / 2) - reset;
        }

        sums.CopyTo(kernel.InputSums, 0);
        Array.Clear(kernel.RecurrentSums);
        if (!apart)
        {
            long[] products = Sums(Units, -sign);
            for (int unit = 0; unit < Units; unit++)
            {
                kernel.RecurrentSums[(3 * unit) + 2] = products[unit] / parts;
            }
        }

        int[] state = Extremes(Units, bits == 23 ? 1 << 30 : int.MaxValue, sign);
        kernel.Update(state);
        AssertWithin(state, bits);
    }

    private static short[] Identity() => [.. Enumerable.Range(0, Units * Units).Select(i => (short)(i / Units == i % Units ? 1 : 0))];

    private static long[] Sums(int count, int sign)
    {
        var sums = new long[count];
        for (int i = 0; i < count; i++)
        {
            sums[i] = (i % 4) switch { 0 => sign * MostSum, 1 => -sign * MostSum, 2 => sign, _ => i * (MostSum / count) };
        }

        return sums;
    }

    private static int[] Extremes(int count, int bound, int sign) => [.. Enumerable.Range(0, count).Select(i => i % 3 == 2 ? -sign * bound : sign * bound)];

    private static void AssertWithin(int[] state, int bits)
    {
        int bound = bits == 23 ? 1 << 30 : int.MaxValue;
        Assert.All(state, value => Assert.InRange(value, -bound, bound));
    }

    private static object Activation(int index, int fractionBits)
    {
        (int function, long least, long most, int parameter) = s_activations[index];
        return CheckedKernel.Activation(function, least, most, parameter, fractionBits);
    }
}
