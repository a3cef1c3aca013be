namespace TinyRnn;

/// <summary>
/// Two or three rows share one 64-bit word, w0 + (w1 &lt;&lt; bits) + (w2 &lt;&lt; 2 bits), so that one multiplication serves
/// them all. A lane of 21 bits (three rows) holds sums below 2^20 in magnitude, a lane of 32 bits (two rows) below 2^31;
/// the model's limits guarantee it, so the sums are exact.
/// </summary>
internal sealed class PackedMatrix : WeightMatrix
{
    public const int MostLanes = 3;

    private readonly long[] _words;
    private readonly int _groups;
    private readonly int _columns;
    private readonly int _lanes;
    private readonly int _bits;

    /// <summary>Packs row-major weights; missing rows of the last word and padded columns are zero.</summary>
    public PackedMatrix(short[] weights, int rows, int columns, int lanes)
    {
        _lanes = lanes;
        _bits = LaneBits(lanes);
        _groups = (rows + lanes - 1) / lanes;
        _columns = Padded(columns);
        _words = new long[_groups * _columns];
        for (int row = 0; row < rows; row++)
        {
            int word = row / lanes * _columns;
            int shift = row % lanes * _bits;
            for (int column = 0; column < columns; column++)
            {
                _words[word + column] += (long)weights[row * columns + column] << shift;
            }
        }
    }

    public override int Lanes => _lanes;

    public override long Word(int group, int column) => _words[group * _columns + column];

    /// <summary>Width of a lane in bits.</summary>
    public static int LaneBits(int lanes) => lanes == 3 ? 21 : lanes == 2 ? 32 : 64;

    /// <summary>The largest magnitude a lane's sum may have.</summary>
    public static long LaneLimit(int lanes) => (1L << (lanes == 1 ? 46 : LaneBits(lanes) - 1)) - 1;

    public override void Multiply(long[] x, long[] sums)
    {
        long[] words = _words;
        int columns = _columns;
        bool three = _lanes == 3;
        // Each lane but the last starts at half its range: then it stays positive and borrows nothing from the next.
        long half = 1L << (_bits - 1);
        long mask = (half << 1) - 1;
        long start = three ? half + (half << _bits) : half;
        int at = 0;
        int row = 0;
        for (int group = 0; group < _groups; group++)
        {
            long sum = start;
            for (int column = 0; column < columns; column += ColumnBlock)
            {
                sum += words[at] * x[column] + words[at + 1] * x[column + 1] + words[at + 2] * x[column + 2] + words[at + 3] * x[column + 3];
                at += ColumnBlock;
            }

            sums[row++] = (sum & mask) - half;
            if (three)
            {
                sums[row++] = ((sum >> _bits) & mask) - half;
            }

            sums[row++] = sum >> (three ? 42 : 32);
        }
    }
}
