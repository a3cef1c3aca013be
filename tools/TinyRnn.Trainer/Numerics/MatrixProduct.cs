using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TinyRnn.Trainer.Numerics;

/// <summary>
/// C += A B. Lanes run over the columns of C; every element of C is summed in the order of the depth, product by product, each
/// rounded on its own, whatever the blocks are: the result is the same bits on every machine.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Values in a vector, and what columns of C and B are a multiple of.</summary>
    public const int Lanes = 4;

    /// <summary>Depth that is gone through for all of C before the next, so that the rows of A and B stay in the cache.</summary>
    private const int DepthBlock = 64;

    /// <summary>A length rounded up to whole vectors.</summary>
    public static int Pad(int length) => (length + Lanes - 1) / Lanes * Lanes;

    /// <summary>C += A B.</summary>
    /// <param name="c">[rows, columns], row-major and dense.</param>
    /// <param name="a">The element at row i and depth k is at i * <paramref name="aRow"/> + k * <paramref name="aDepth"/>.</param>
    /// <param name="aRow">Distance of the rows of A.</param>
    /// <param name="aDepth">Distance of the columns of A: 1 for A as it stands, the length of a row for a transposed one.</param>
    /// <param name="b">[depth, columns], row-major and dense.</param>
    /// <param name="rows">Rows of C and A.</param>
    /// <param name="columns">Columns of C and B, a multiple of <see cref="Lanes"/>.</param>
    /// <param name="depth">Terms of each sum.</param>
    public static void Add(
        Span<float> c, ReadOnlySpan<float> a, int aRow, int aDepth, ReadOnlySpan<float> b, int rows, int columns, int depth)
    {
        if (rows == 0 || columns == 0 || depth == 0)
        {
            return;
        }

        Require(columns % Lanes == 0 && c.Length >= rows * columns && b.Length >= depth * columns);
        Require(aRow > 0 && aDepth > 0 && a.Length > ((rows - 1) * aRow) + ((depth - 1) * aDepth));
        ref float target = ref MemoryMarshal.GetReference(c);
        ref float left = ref MemoryMarshal.GetReference(a);
        ref float right = ref MemoryMarshal.GetReference(b);
        for (int begin = 0; begin < depth; begin += DepthBlock)
        {
            AddBlock(
                ref target,
                ref Unsafe.Add(ref left, begin * aDepth),
                aRow,
                aDepth,
                ref Unsafe.Add(ref right, begin * columns),
                rows,
                columns,
                Math.Min(DepthBlock, depth - begin));
        }
    }

    private static void Require(bool condition)
    {
        if (!condition)
        {
            throw new ArgumentException("The matrices are too small for the product.");
        }
    }

    private static void AddBlock(
        ref float c, ref float a, int aRow, int aDepth, ref float b, int rows, int columns, int depth)
    {
        int row = 0;
        for (; row <= rows - 4; row += 4)
        {
            int column = 0;
            for (; column <= columns - (2 * Lanes); column += 2 * Lanes)
            {
                AddFourRows(ref Unsafe.Add(ref c, (row * columns) + column), ref Unsafe.Add(ref a, row * aRow), aRow, aDepth, ref Unsafe.Add(ref b, column), columns, depth);
            }

            for (; column < columns; column += Lanes)
            {
                AddFourRowsNarrow(ref Unsafe.Add(ref c, (row * columns) + column), ref Unsafe.Add(ref a, row * aRow), aRow, aDepth, ref Unsafe.Add(ref b, column), columns, depth);
            }
        }

        for (; row < rows; row++)
        {
            AddRow(ref Unsafe.Add(ref c, row * columns), ref Unsafe.Add(ref a, row * aRow), aDepth, ref b, columns, depth);
        }
    }

    /// <summary>Four rows and two vectors: eight sums stay in registers.</summary>
    private static void AddFourRows(ref float c, ref float a, int aRow, int aDepth, ref float b, int columns, int depth)
    {
        ref float c1 = ref Unsafe.Add(ref c, columns);
        ref float c2 = ref Unsafe.Add(ref c, 2 * columns);
        ref float c3 = ref Unsafe.Add(ref c, 3 * columns);
        ref float a1 = ref Unsafe.Add(ref a, aRow);
        ref float a2 = ref Unsafe.Add(ref a, 2 * aRow);
        ref float a3 = ref Unsafe.Add(ref a, 3 * aRow);
        var sum00 = Vector128.LoadUnsafe(ref c);
        var sum01 = Vector128.LoadUnsafe(ref c, Lanes);
        var sum10 = Vector128.LoadUnsafe(ref c1);
        var sum11 = Vector128.LoadUnsafe(ref c1, Lanes);
        var sum20 = Vector128.LoadUnsafe(ref c2);
        var sum21 = Vector128.LoadUnsafe(ref c2, Lanes);
        var sum30 = Vector128.LoadUnsafe(ref c3);
        var sum31 = Vector128.LoadUnsafe(ref c3, Lanes);
        nint at = 0;
        for (int k = 0; k < depth; k++)
        {
            var right0 = Vector128.LoadUnsafe(ref b);
            var right1 = Vector128.LoadUnsafe(ref b, Lanes);
            var left = Vector128.Create(Unsafe.Add(ref a, at));
            sum00 += left * right0;
            sum01 += left * right1;
            left = Vector128.Create(Unsafe.Add(ref a1, at));
            sum10 += left * right0;
            sum11 += left * right1;
            left = Vector128.Create(Unsafe.Add(ref a2, at));
            sum20 += left * right0;
            sum21 += left * right1;
            left = Vector128.Create(Unsafe.Add(ref a3, at));
            sum30 += left * right0;
            sum31 += left * right1;
            at += aDepth;
            b = ref Unsafe.Add(ref b, columns);
        }

        sum00.StoreUnsafe(ref c);
        sum01.StoreUnsafe(ref c, Lanes);
        sum10.StoreUnsafe(ref c1);
        sum11.StoreUnsafe(ref c1, Lanes);
        sum20.StoreUnsafe(ref c2);
        sum21.StoreUnsafe(ref c2, Lanes);
        sum30.StoreUnsafe(ref c3);
        sum31.StoreUnsafe(ref c3, Lanes);
    }

    private static void AddFourRowsNarrow(ref float c, ref float a, int aRow, int aDepth, ref float b, int columns, int depth)
    {
        var sum0 = Vector128.LoadUnsafe(ref c);
        var sum1 = Vector128.LoadUnsafe(ref c, (nuint)columns);
        var sum2 = Vector128.LoadUnsafe(ref c, (nuint)(2 * columns));
        var sum3 = Vector128.LoadUnsafe(ref c, (nuint)(3 * columns));
        for (int k = 0; k < depth; k++)
        {
            var right = Vector128.LoadUnsafe(ref b, (nuint)(k * columns));
            ref float left = ref Unsafe.Add(ref a, k * aDepth);
            sum0 += Vector128.Create(left) * right;
            sum1 += Vector128.Create(Unsafe.Add(ref left, aRow)) * right;
            sum2 += Vector128.Create(Unsafe.Add(ref left, 2 * aRow)) * right;
            sum3 += Vector128.Create(Unsafe.Add(ref left, 3 * aRow)) * right;
        }

        sum0.StoreUnsafe(ref c);
        sum1.StoreUnsafe(ref c, (nuint)columns);
        sum2.StoreUnsafe(ref c, (nuint)(2 * columns));
        sum3.StoreUnsafe(ref c, (nuint)(3 * columns));
    }

    private static void AddRow(ref float c, ref float a, int aDepth, ref float b, int columns, int depth)
    {
        int column = 0;
        for (; column <= columns - (4 * Lanes); column += 4 * Lanes)
        {
            ref float target = ref Unsafe.Add(ref c, column);
            var sum0 = Vector128.LoadUnsafe(ref target);
            var sum1 = Vector128.LoadUnsafe(ref target, Lanes);
            var sum2 = Vector128.LoadUnsafe(ref target, 2 * Lanes);
            var sum3 = Vector128.LoadUnsafe(ref target, 3 * Lanes);
            for (int k = 0; k < depth; k++)
            {
                var left = Vector128.Create(Unsafe.Add(ref a, k * aDepth));
                ref float right = ref Unsafe.Add(ref b, (k * columns) + column);
                sum0 += left * Vector128.LoadUnsafe(ref right);
                sum1 += left * Vector128.LoadUnsafe(ref right, Lanes);
                sum2 += left * Vector128.LoadUnsafe(ref right, 2 * Lanes);
                sum3 += left * Vector128.LoadUnsafe(ref right, 3 * Lanes);
            }

            sum0.StoreUnsafe(ref target);
            sum1.StoreUnsafe(ref target, Lanes);
            sum2.StoreUnsafe(ref target, 2 * Lanes);
            sum3.StoreUnsafe(ref target, 3 * Lanes);
        }

        for (; column < columns; column += Lanes)
        {
            var sum = Vector128.LoadUnsafe(ref c, (nuint)column);
            for (int k = 0; k < depth; k++)
            {
                sum += Vector128.Create(Unsafe.Add(ref a, k * aDepth)) * Vector128.LoadUnsafe(ref b, (nuint)((k * columns) + column));
            }

            sum.StoreUnsafe(ref c, (nuint)column);
        }
    }
}
