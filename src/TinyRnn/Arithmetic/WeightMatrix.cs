namespace TinyRnn;

/// <summary>Quantized weights [rows, columns] and their exact product with a vector.</summary>
internal abstract class WeightMatrix
{
    /// <summary>Columns are padded with zeros to a multiple of this, so that products can be unrolled.</summary>
    public const int ColumnBlock = 4;

    /// <summary>
    /// Exact integer sums. <paramref name="x"/> is as long as the padded columns; <paramref name="sums"/> as the rows
    /// plus <see cref="PackedMatrix.MostLanes"/>.
    /// </summary>
    public abstract void Multiply(long[] x, long[] sums);

    /// <summary>Bits of a weight in the file: 8 or 16.</summary>
    public int Bits { get; set; }

    /// <summary>Rows that share a 64-bit word.</summary>
    public abstract int Lanes { get; }

    /// <summary>The word that holds row <c>group * Lanes</c> and those beside it.</summary>
    public abstract long Word(int group, int column);

    /// <summary>One weight, taken out of its word again.</summary>
    public int Weight(int row, int column)
    {
        int shift = 64 - PackedMatrix.LaneBits(Lanes);
        long word = Word(row / Lanes, column);
        for (int lane = row % Lanes; lane > 0; lane--)
        {
            // What is left of a lower lane is its sign, which borrowed from the lanes above.
            word = (word - (word << shift >> shift)) >> (64 - shift);
        }

        return (int)(word << shift >> shift);
    }

    public static int Padded(int columns) => (columns + ColumnBlock - 1) / ColumnBlock * ColumnBlock;

    public static WeightMatrix Create(short[] weights, int rows, int columns, int lanes) =>
        lanes == 1 ? new WideMatrix(weights, rows, columns) : new PackedMatrix(weights, rows, columns, lanes);
}
