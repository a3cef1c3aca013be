namespace TinyRnn;

/// <summary>
/// Two or three rows share one 64-bit word, w0 + (w1 &lt;&lt; bits) + (w2 &lt;&lt; 2 bits), so that one multiplication serves
/// them all. A lane of 21 bits (three rows) holds sums below 2^20 in magnitude, a lane of 32 bits (two rows) below 2^31;
/// the model's limits guarantee it, so the sums are exact.
/// </summary>
internal sealed class PackedMatrix : WeightMatrix
{
    public const int MostLanes = 3;

    /// <summary>Bits of each of three lanes.</summary>
    public const int NarrowBits = 21;

    /// <summary>Half the range of each of three lanes: added, it makes the lane positive, so that it borrows nothing from the next.</summary>
    public const long NarrowHalf = 1L << (NarrowBits - 1);

    /// <summary><see cref="NarrowHalf"/> in all lanes but the last, which keeps its sign.</summary>
    public const long NarrowHalves = NarrowHalf + (NarrowHalf << NarrowBits);

    /// <summary>The bits of the first of three lanes.</summary>
    public const long NarrowMask = (1L << NarrowBits) - 1;

    private const int WideBlock = 16;

    private readonly long[] _words;
    private readonly int _groups;
    private readonly int _columns;
    private readonly int _lanes;

    /// <summary>Packs row-major weights; missing rows of the last word and padded columns are zero.</summary>
    public PackedMatrix(short[] weights, int rows, int columns, int lanes)
    {
        _lanes = lanes;
        int bits = LaneBits(lanes);
        _groups = (rows + lanes - 1) / lanes;
        _columns = Padded(columns);
        _words = new long[_groups * _columns];
        for (int row = 0; row < rows; row++)
        {
            int shift = row % lanes * bits;
            for (int column = 0; column < columns; column++)
            {
                _words[Index(row / lanes, column)] += (long)weights[row * columns + column] << shift;
            }
        }
    }

    public override int Lanes => _lanes;

    public override long Word(int group, int column) => _words[Index(group, column)];

    /// <summary>Width of a lane in bits.</summary>
    public static int LaneBits(int lanes) => lanes == 3 ? NarrowBits : lanes == 2 ? 32 : 64;

    /// <summary>The largest magnitude a lane's sum may have.</summary>
    public static long LaneLimit(int lanes) => (1L << (lanes == 1 ? 46 : LaneBits(lanes) - 1)) - 1;

    public override void Multiply(long[] x, long[] sums)
    {
        MultiplyWords(x, sums);
        if (_lanes == 3)
        {
            SpreadThree(sums);
        }
        else
        {
            SpreadTwo(sums);
        }
    }

    /// <summary>Sums of words, one per group of rows, with the rows' sums still side by side.</summary>
    public void MultiplyWords(long[] x, long[] sums)
    {
        System.Array.Clear(sums, 0, _groups);
        int column = 0;
        for (; column + WideBlock <= _columns; column += WideBlock)
        {
            AddWideBlock(x, column, sums);
        }

        for (; column < _columns; column += ColumnBlock)
        {
            AddBlock(x, column, sums);
        }
    }

    // An interpreter reads a local three times faster than an array element: the block's columns stand in locals.
    private void AddWideBlock(long[] x, int column, long[] sums)
    {
        long[] words = _words;
        int groups = _groups;
        int at = column * groups;
        long x0 = x[column];
        long x1 = x[column + 1];
        long x2 = x[column + 2];
        long x3 = x[column + 3];
        long x4 = x[column + 4];
        long x5 = x[column + 5];
        long x6 = x[column + 6];
        long x7 = x[column + 7];
        long x8 = x[column + 8];
        long x9 = x[column + 9];
        long x10 = x[column + 10];
        long x11 = x[column + 11];
        long x12 = x[column + 12];
        long x13 = x[column + 13];
        long x14 = x[column + 14];
        long x15 = x[column + 15];
        for (int group = 0; group < groups; group++)
        {
            sums[group] = sums[group] + words[at] * x0 + words[at + 1] * x1 + words[at + 2] * x2 + words[at + 3] * x3
                + words[at + 4] * x4 + words[at + 5] * x5 + words[at + 6] * x6 + words[at + 7] * x7
                + words[at + 8] * x8 + words[at + 9] * x9 + words[at + 10] * x10 + words[at + 11] * x11
                + words[at + 12] * x12 + words[at + 13] * x13 + words[at + 14] * x14 + words[at + 15] * x15;
            at += WideBlock;
        }
    }

    private void AddBlock(long[] x, int column, long[] sums)
    {
        long[] words = _words;
        int groups = _groups;
        int at = column * groups;
        long x0 = x[column];
        long x1 = x[column + 1];
        long x2 = x[column + 2];
        long x3 = x[column + 3];
        for (int group = 0; group < groups; group++)
        {
            sums[group] = sums[group] + words[at] * x0 + words[at + 1] * x1 + words[at + 2] * x2 + words[at + 3] * x3;
            at += ColumnBlock;
        }
    }

    // From one sum per word to one per row, in place: from the last word down, because rows outnumber words. Each lane but the
    // last gets half its range added: then it is positive and borrows nothing from the next.
    private void SpreadThree(long[] sums)
    {
        long half = NarrowHalf;
        long halves = NarrowHalves;
        long mask = NarrowMask;
        int row = 3 * _groups;
        for (int group = _groups - 1; group >= 0; group--)
        {
            long sum = sums[group] + halves;
            sums[--row] = sum >> (2 * NarrowBits);
            sums[--row] = ((sum >> NarrowBits) & mask) - half;
            sums[--row] = (sum & mask) - half;
        }
    }

    private void SpreadTwo(long[] sums)
    {
        long half = 1L << 31;
        long mask = (1L << 32) - 1;
        int row = 2 * _groups;
        for (int group = _groups - 1; group >= 0; group--)
        {
            long sum = sums[group] + half;
            sums[--row] = sum >> 32;
            sums[--row] = (sum & mask) - half;
        }
    }

    /// <summary>Where a word stands: blocks of columns, in each the words one after the other, in each its columns.</summary>
    private int Index(int group, int column)
    {
        int wideColumns = _columns / WideBlock * WideBlock;
        bool wide = column < wideColumns;
        int block = wide ? WideBlock : ColumnBlock;
        int first = wide ? column / WideBlock * WideBlock : wideColumns + (column - wideColumns) / ColumnBlock * ColumnBlock;
        return first * _groups + group * block + column - first;
    }
}
