using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// A matrix stored for products with a vector: blocks of rows, column by column, so that a block's sums stay in
/// registers and every row is summed in column order, whatever the width of the machine's vectors.
/// </summary>
internal sealed class BlockedMatrix
{
    private const int VectorsPerBlock = 4;
    private static readonly int s_blockRows = VectorsPerBlock * Vector<float>.Count;

    private readonly float[] _packed;
    private readonly int _columns;

    /// <param name="weights">[rows, columns], row-major.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    public BlockedMatrix(ReadOnlySpan<float> weights, int rows, int columns)
    {
        _columns = columns;
        PaddedRows = Pad(rows);
        _packed = new float[PaddedRows * columns];
        for (int row = 0; row < rows; row++)
        {
            int block = row / s_blockRows;
            int lane = row % s_blockRows;
            for (int column = 0; column < columns; column++)
            {
                _packed[(((block * columns) + column) * s_blockRows) + lane] = weights[(row * columns) + column];
            }
        }
    }

    /// <summary>Length of the buffers that sums are written to: rows, rounded up to whole blocks.</summary>
    public int PaddedRows { get; }

    /// <summary>A copy of a vector of rows, padded with zeros to <see cref="PaddedRows"/>.</summary>
    public static float[] PadRows(ReadOnlySpan<float> values)
    {
        float[] padded = new float[Pad(values.Length)];
        values.CopyTo(padded);
        return padded;
    }

    /// <summary>sums = start + W vector.</summary>
    /// <param name="vector">[columns].</param>
    /// <param name="start">[<see cref="PaddedRows"/>]; may be <paramref name="sums"/> itself.</param>
    /// <param name="sums">[<see cref="PaddedRows"/>].</param>
    public void MultiplyAdd(ReadOnlySpan<float> vector, float[] start, float[] sums)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(vector.Length, _columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(start.Length, PaddedRows);
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, PaddedRows);
        int width = Vector<float>.Count;
        ref float weights = ref MemoryMarshal.GetArrayDataReference(_packed);
        nuint offset = 0;
        for (int row = 0; row < PaddedRows; row += s_blockRows)
        {
            var sum0 = new Vector<float>(start, row);
            var sum1 = new Vector<float>(start, row + width);
            var sum2 = new Vector<float>(start, row + (2 * width));
            var sum3 = new Vector<float>(start, row + (3 * width));
            foreach (float value in vector)
            {
                var broadcast = new Vector<float>(value);
                sum0 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref weights, offset), broadcast, sum0);
                sum1 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref weights, offset + (nuint)width), broadcast, sum1);
                sum2 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref weights, offset + (nuint)(2 * width)), broadcast, sum2);
                sum3 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref weights, offset + (nuint)(3 * width)), broadcast, sum3);
                offset += (nuint)s_blockRows;
            }

            sum0.CopyTo(sums, row);
            sum1.CopyTo(sums, row + width);
            sum2.CopyTo(sums, row + (2 * width));
            sum3.CopyTo(sums, row + (3 * width));
        }
    }

    private static int Pad(int rows) => (rows + s_blockRows - 1) / s_blockRows * s_blockRows;
}
