using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using Xunit;

namespace TinyRnn.Tests.Layers;

/// <summary>Fine sigmoid and fine tanh beside the lines of the table in integers without end.</summary>
public class FineTableTests
{
    private const int LargestGain = int.MaxValue;

    private static readonly int[] s_values = SigmoidValues.Compute();
    private static readonly SigmoidTable s_table = new(s_values);

    public static TheoryData<int> Gains => new(0, 1, -1, 12345, 1 << 20, 1 << 21, 1 << 30, -(1 << 30), LargestGain, -LargestGain);

    /// <summary>Both ends of every line, and random places.</summary>
    private static long[] Indices()
    {
        var random = new Random(1);
        IEnumerable<long> ends = Enumerable.Range(0, SigmoidTable.Length - 1).Select(k => (long)k << SigmoidTable.StepBits);
        return
        [
            .. ends, .. ends.Select(end => end + (1L << SigmoidTable.StepBits) - 1),
            .. Enumerable.Range(0, 4000).Select(_ => random.NextInt64(SigmoidTable.LastIndex + 1)),
        ];
    }

    [Theory]
    [MemberData(nameof(Gains))]
    public void Results_are_the_rounded_product_of_the_line_and_what_1_is(int gain)
    {
        foreach (int fractionBits in new[] { 0, 20, 30 })
        {
            Assert.Equal(Indices().Select(index => Rounded(Fine(index) * gain, 30)), Apply(ActivationFunction.FineSigmoid, gain, fractionBits, Indices()));
            Assert.Equal(
                Indices().Select(index => Rounded((Fine(index) - (1 << 29)) * gain, 29)), Apply(ActivationFunction.FineTanh, gain, fractionBits, Indices()));
        }
    }

    [Fact]
    public void Rounded_to_the_usual_format_they_are_the_usual_functions()
    {
        long[] fine = Apply(ActivationFunction.FineSigmoid, 1 << 30, 30, Indices());
        Assert.Equal(Apply(ActivationFunction.Sigmoid, 1 << 21, 21, Indices()), fine.Select(value => (value + (1 << 8)) >> 9));

        long[] tanh = Apply(ActivationFunction.FineTanh, 1 << 29, 29, Indices());
        Assert.Equal(Apply(ActivationFunction.Tanh, 1 << 20, 20, Indices()), tanh.Select(value => (value + (1 << 8)) >> 9));
    }

    [Fact]
    public void Pre_activations_are_cut_and_ends_and_the_middle_are_exact()
    {
        long[] outside = [long.MinValue, -1, 0, SigmoidTable.Zero, SigmoidTable.LastIndex, SigmoidTable.LastIndex + 1, long.MaxValue];
        long[] sigmoid = Apply(ActivationFunction.FineSigmoid, 1 << 30, 30, outside);
        long first = (long)s_values[0] << 9;
        long last = (long)s_values[^1] << 9;
        Assert.Equal([first, first], sigmoid[..2]);
        Assert.Equal(1 << 29, sigmoid[3]);
        Assert.InRange(sigmoid[2], first, first + 1);
        Assert.Equal([last, last, last], sigmoid[4..]);
        Assert.Equal(0, Apply(ActivationFunction.FineTanh, 1 << 30, 30, outside)[3]);

        var cut = new IntegerActivation(ActivationFunction.FineTanh, SigmoidTable.Zero - 7000, SigmoidTable.Zero + 5000, 1 << 30, 30);
        long[] values = [long.MinValue, SigmoidTable.Zero - 7000, SigmoidTable.Zero + 5000, long.MaxValue];
        cut.Apply(values, 0, values.Length, s_table);
        Assert.Equal((values[1], values[2]), (values[0], values[3]));
    }

    [Fact]
    public void They_take_what_the_usual_ones_take_and_reach_what_those_reach()
    {
        foreach ((ActivationFunction fine, ActivationFunction usual) in new[]
                 {
                     (ActivationFunction.FineSigmoid, ActivationFunction.Sigmoid), (ActivationFunction.FineTanh, ActivationFunction.Tanh),
                 })
        {
            Assert.Equal(IntegerActivation.Floor(usual), IntegerActivation.Floor(fine));
            Assert.Equal(IntegerActivation.Ceiling(usual), IntegerActivation.Ceiling(fine));
            Assert.Equal(LargestGain, Whole(fine, -LargestGain, 30).Bound);
            Assert.True(Whole(fine, 1, 30).UsesTable);
            Assert.False(Whole(fine, SigmoidTable.One, 21).IsUsualGate || Whole(fine, FixedPoint.ValueOne, 20).IsUsualCandidate);
        }
    }

    /// <summary>The value on the line through two of the table's, in Q30, rounded down; places on a line are from 1 to its length.</summary>
    private static BigInteger Fine(long index)
    {
        int line = (int)(index >> SigmoidTable.StepBits);
        long place = (index & ((1L << SigmoidTable.StepBits) - 1)) + 1;
        BigInteger value = (new BigInteger(s_values[line]) << SigmoidTable.StepBits) + ((BigInteger)(s_values[line + 1] - s_values[line]) * place);
        return value >> (SigmoidTable.StepBits - 9);
    }

    private static long Rounded(BigInteger value, int bits) => (long)((value + (BigInteger.One << (bits - 1))) >> bits);

    private static IntegerActivation Whole(ActivationFunction function, int gain, int fractionBits) =>
        new(function, IntegerActivation.Floor(function), IntegerActivation.Ceiling(function), gain, fractionBits);

    private static long[] Apply(ActivationFunction function, int gain, int fractionBits, long[] indices)
    {
        long[] values = [.. indices];
        Whole(function, gain, fractionBits).Apply(values, 0, values.Length, s_table);
        return values;
    }
}
