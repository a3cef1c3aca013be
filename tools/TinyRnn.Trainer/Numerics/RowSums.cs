using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TinyRnn.Trainer.Numerics;

/// <summary>Sums and copies of the rows of a matrix whose rows are whole vectors.</summary>
internal static class RowSums
{
    /// <summary>sums += the rows of a matrix, in their order.</summary>
    /// <param name="sums">[columns].</param>
    /// <param name="matrix">[rows, columns].</param>
    public static void Add(Span<float> sums, ReadOnlySpan<float> matrix)
    {
        ref float target = ref MemoryMarshal.GetReference(sums);
        for (int row = 0; row < matrix.Length; row += sums.Length)
        {
            ref float source = ref MemoryMarshal.GetReference(matrix.Slice(row, sums.Length));
            for (nuint column = 0; column < (nuint)sums.Length; column += MatrixProduct.Lanes)
            {
                (Vector128.LoadUnsafe(ref target, column) + Vector128.LoadUnsafe(ref source, column)).StoreUnsafe(ref target, column);
            }
        }
    }

    /// <summary>Fills every row of a matrix with the same row.</summary>
    /// <param name="matrix">[rows, columns].</param>
    /// <param name="row">[columns].</param>
    public static void Fill(Span<float> matrix, ReadOnlySpan<float> row)
    {
        for (int begin = 0; begin < matrix.Length; begin += row.Length)
        {
            row.CopyTo(matrix[begin..]);
        }
    }
}
