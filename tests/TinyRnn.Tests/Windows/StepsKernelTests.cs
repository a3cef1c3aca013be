using System;
using TinyRnn.CompilerServices;
using Xunit;

namespace TinyRnn.Tests.Windows;

/// <summary>Layers that take the steps of a window together, in integers.</summary>
public class StepsKernelTests
{
    private static readonly int[] s_window = [1, -4, 2, 5, 6, -2, 8, 1];

    [Fact]
    public void The_last_steps_come_out_in_their_order() => AssertGives([6, -2, 8, 1], new WindowLayer(LayerKind.LastK, 2, 2, -1, 2));

    [Fact]
    public void More_last_steps_than_there_are_are_all_of_them() => AssertGives(s_window, new WindowLayer(LayerKind.LastK, 2, 2, -1, 9));

    [Fact]
    public void The_largest_is_that_of_each_value() => AssertGives([8, 5], new WindowLayer(LayerKind.Max, 2, 2, -1));

    [Fact]
    public void A_flattened_window_is_step_after_step() => AssertGives(s_window, new WindowLayer(LayerKind.Flatten, 2, 8, -1, 4));

    [Fact]
    public void The_mean_is_rounded_to_the_nearest_halves_up()
    {
        AssertGives([4, 0], new WindowLayer(LayerKind.Mean, 2, 2, -1));
        Assert.Equal([3, -2], Take(new WindowLayer(LayerKind.Mean, 2, 2, -1), [2, -2, 3, -3], 2));
        Assert.Equal([int.MaxValue, int.MinValue], Take(new WindowLayer(LayerKind.Mean, 2, 2, -1), [int.MaxValue, int.MinValue, int.MaxValue, int.MinValue], 2));
    }

    [Fact]
    public void The_mean_is_the_floor_of_the_quotient_plus_a_half()
    {
        var random = new Random(1);
        for (int i = 0; i < 2000; i++)
        {
            int steps = random.Next(1, 9);
            int[] values = new int[steps];
            long sum = 0;
            for (int step = 0; step < steps; step++)
            {
                values[step] = random.Next(-50, 51);
                sum += values[step];
            }

            Assert.Equal((int)Math.Floor((double)sum / steps + 0.5), Take(new WindowLayer(LayerKind.Mean, 1, 1, -1), values, steps)[0]);
        }
    }

    [Fact]
    public void A_vector_is_repeated()
    {
        var to = new int[6];
        StepsKernel.Take(new WindowLayer(LayerKind.Repeat, 2, 2, -1, 3), [7, -1], 1, to);

        Assert.Equal([7, -1, 7, -1, 7, -1], to);
    }

    private static void AssertGives(int[] expected, WindowLayer layer) => Assert.Equal(expected, Take(layer, s_window, 4));

    private static int[] Take(WindowLayer layer, int[] window, int steps)
    {
        var to = new int[layer.StepsOut(steps) * layer.OutputSize];
        StepsKernel.Take(layer, window, steps, to);
        return to;
    }
}
