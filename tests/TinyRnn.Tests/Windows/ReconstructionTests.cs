using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Windows;

/// <summary>The reconstruction error in integers: what it is compared with, and how it is rounded and cut.</summary>
public class ReconstructionTests
{
    private const int Shift = 4;
    private const int Half = 1 << (Shift - 1);

    [Fact]
    public void Readings_are_scaled_and_moved_to_the_format_of_the_output()
    {
        Reconstruction error = Of(ErrorMeasure.MeanAbsolute, 0, (3, 2), (1, -5));

        // 10 is 3 * 10 + 2 = 32, -7 is -7 - 5 = -12.
        Assert.Equal(0, error.ErrorOf([10, -7], [32, -12], 1));
        Assert.Equal(6, error.ErrorOf([10, -7], [28, -4], 1));
    }

    [Fact]
    public void The_mean_is_taken_over_all_steps_and_values_and_rounded_halves_up()
    {
        Reconstruction error = Of(ErrorMeasure.MeanAbsolute, 0, (1, 0), (1, 0));

        Assert.Equal(2, error.ErrorOf([0, 0, 0, 0], [1, -2, 3, 0], 2));
        Assert.Equal(1, error.ErrorOf([0, 0, 0, 0], [1, 0, 0, -1], 2));
        Assert.Equal(0, error.ErrorOf([0, 0, 0, 0], [1, 0, 0, 0], 2));
    }

    [Fact]
    public void Squares_keep_the_format()
    {
        const int one = 1 << 20;
        Reconstruction error = Of(ErrorMeasure.MeanSquared, 20, (one, 0));

        Assert.Equal(one * 5 / 2, error.ErrorOf([1, -1], [2 * one, one], 2));
    }

    [Fact]
    public void What_is_given_in_a_finer_format_is_rounded_halves_up()
    {
        var error = new Reconstruction(ErrorMeasure.MeanAbsolute, 0, 2, Shift, [1 << Shift], [Half]);

        Assert.Equal(2, error.ErrorOf([1], [10], 1));
        Assert.Equal(1, error.ErrorOf([1], [9], 1));
    }

    [Theory]
    [InlineData(ErrorMeasure.MeanAbsolute)]
    [InlineData(ErrorMeasure.MeanSquared)]
    public void What_is_too_large_for_the_format_is_cut(ErrorMeasure measure)
    {
        Reconstruction error = Of(measure, 0, (-1L << 20, 0));

        Assert.Equal(int.MaxValue, error.ErrorOf([32767, 32767], [int.MaxValue, int.MaxValue], 2));
    }

    [Fact]
    public void The_largest_window_does_not_overflow()
    {
        Reconstruction error = Of(ErrorMeasure.MeanSquared, 0, [.. Enumerable.Repeat((-(1L << 20), 0L), 512)]);
        int[] window = [.. Enumerable.Repeat(32767, 512 * 4096)];
        int[] output = [.. Enumerable.Repeat(int.MaxValue, 512 * 4096)];

        Assert.Equal(int.MaxValue, error.ErrorOf(window, output, 4096));
    }

    [Fact]
    public void Comparing_allocates_nothing()
    {
        Reconstruction error = Of(ErrorMeasure.MeanSquared, 20, (3, 1), (2, 2));
        int[] window = new int[16];

        Assert.Equal(0, AllocatedBytes.Of(() => error.ErrorOf(window, window, 8)));
    }

    private static Reconstruction Of(ErrorMeasure measure, int fractionBits, params (long Slope, long Value)[] inputs) =>
        new(
            measure,
            fractionBits,
            0,
            Shift,
            [.. inputs.Select(input => input.Slope << Shift)],
            [.. inputs.Select(input => (input.Value << Shift) + Half)]);
}
