using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace TinyRnn.Tests.Layers;

/// <summary>Products of packed rows are the plain sums, right up to what a lane can hold.</summary>
public class LaneTests
{
    [Theory]
    [InlineData(1, 127)]
    [InlineData(1, 32767)]
    [InlineData(2, 127)]
    [InlineData(2, 32767)]
    [InlineData(3, 127)]
    public void Packed_sums_are_exact_at_the_limit_of_the_lanes(int lanes, int weight)
    {
        Gen<(int Rows, int Columns, int Seed)> cases =
            from rows in Gen.Choose(1, 13)
            from columns in Gen.Choose(1, 256)
            from seed in Gen.Choose(0, int.MaxValue)
            select (rows, columns, seed);
        Prop.ForAll(cases.ToArbitrary(), c => IsExactAtTheLimit(lanes, weight, c.Rows, c.Columns, new Random(c.Seed)))
            .QuickCheckThrowOnFailure();
    }

    /// <summary>All weights +-weight and all copies +-limit, so that rows of like signs reach the very ends of their lanes.</summary>
    private static bool IsExactAtTheLimit(int lanes, int weight, int rows, int columns, Random random)
    {
        long laneLimit = lanes == 3 ? (1L << 20) - 1 : lanes == 2 ? (1L << 31) - 1 : (1L << 46) - 1;
        int limit = (int)Math.Min(lanes == 1 ? (1 << 23) - 1 : 32767, laneLimit / ((long)weight * columns));
        if (limit == 0)
        {
            return true; // 16-bit rows of that length do not fit two lanes with any copy.
        }

        var signs = new int[columns];
        for (int column = 0; column < columns; column++)
        {
            signs[column] = random.Next(2) == 0 ? -1 : 1;
        }

        var weights = new short[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            int alignment = random.Next(3) - 1; // with the copies, against them, or at random
            for (int column = 0; column < columns; column++)
            {
                int sign = alignment == 0 ? 1 - 2 * random.Next(2) : alignment * signs[column];
                weights[row * columns + column] = (short)(sign * weight);
            }
        }

        return ProductIsExact(weights, rows, columns, lanes, [.. signs.Select(sign => (long)sign * limit)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Packed_sums_are_exact_for_any_weights(int lanes)
    {
        var random = new Random(lanes);
        for (int repeat = 0; repeat < 300; repeat++)
        {
            int rows = 1 + random.Next(20);
            int columns = 1 + random.Next(64);
            short[] weights = [.. Enumerable.Range(0, rows * columns).Select(_ => (short)random.Next(-127, 128))];
            int limit = lanes == 3 ? ((1 << 20) - 1) / (127 * columns) : 32767;
            long[] copies = [.. Enumerable.Range(0, columns).Select(_ => (long)random.Next(-limit, limit + 1))];
            Assert.True(ProductIsExact(weights, rows, columns, lanes, copies));
        }
    }

    private static bool ProductIsExact(short[] weights, int rows, int columns, int lanes, long[] copies)
    {
        // Columns are padded; what an earlier layer left there must not count.
        long[] padded = [.. copies, .. Enumerable.Repeat(32767L, WeightMatrix.Padded(columns) - columns)];
        var sums = new long[rows + PackedMatrix.MostLanes];
        WeightMatrix.Create(weights, rows, columns, lanes).Multiply(padded, sums);
        for (int row = 0; row < rows; row++)
        {
            long expected = 0;
            for (int column = 0; column < columns; column++)
            {
                expected += weights[row * columns + column] * copies[column];
            }

            if (sums[row] != expected)
            {
                return false;
            }
        }

        return true;
    }
}
