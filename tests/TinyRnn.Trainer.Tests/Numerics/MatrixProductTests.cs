using System;
using TinyRnn.Trainer.Numerics;
using Xunit;

namespace TinyRnn.Trainer.Tests.Numerics;

public class MatrixProductTests
{
    [Theory]
    [InlineData(1, 4, 1)]
    [InlineData(3, 12, 5)]
    [InlineData(4, 8, 64)]
    [InlineData(9, 20, 65)]
    [InlineData(17, 36, 200)]
    public void Every_sum_runs_in_the_order_of_the_depth(int rows, int columns, int depth)
    {
        float[] c = Random(1, rows * columns);
        float[] a = Random(2, rows * depth);
        float[] b = Random(3, depth * columns);
        float[] expected = Textbook(c, a, depth, 1, b, rows, columns, depth);
        MatrixProduct.Add(c, a, depth, 1, b, rows, columns, depth);
        Assert.Equal(expected, c);
    }

    [Theory]
    [InlineData(3, 4, 7)]
    [InlineData(96, 32, 130)]
    public void A_transposed_factor_is_read_by_its_distances(int rows, int columns, int depth)
    {
        float[] c = new float[rows * columns];
        float[] a = Random(4, depth * rows);
        float[] b = Random(5, depth * columns);
        float[] expected = Textbook(c, a, 1, rows, b, rows, columns, depth);
        MatrixProduct.Add(c, a, 1, rows, b, rows, columns, depth);
        Assert.Equal(expected, c);
    }

    [Theory]
    [InlineData(3, 4, 4)]
    [InlineData(4, 3, 4)]
    [InlineData(4, 4, 3)]
    public void Matrices_that_are_too_small_are_refused(int cRows, int aRows, int bRows) =>
        Assert.Throws<ArgumentException>(() => MatrixProduct.Add(new float[cRows * 4], new float[aRows * 4], 4, 1, new float[bRows * 4], 4, 4, 4));

    private static float[] Random(ulong seed, int length)
    {
        var random = new SeededRandom(seed);
        float[] values = new float[length];
        foreach (ref float value in values.AsSpan())
        {
            value = random.NextNormal();
        }

        return values;
    }

    private static float[] Textbook(float[] c, float[] a, int aRow, int aDepth, float[] b, int rows, int columns, int depth)
    {
        float[] result = (float[])c.Clone();
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                for (int k = 0; k < depth; k++)
                {
                    float product = a[(i * aRow) + (k * aDepth)] * b[(k * columns) + j];
                    result[(i * columns) + j] += product;
                }
            }
        }

        return result;
    }
}
