namespace TinyRnn;

/// <summary>One row at a time in 64-bit sums: for 16-bit weights whose sums need more than 32 bits.</summary>
internal sealed class WideMatrix : WeightMatrix
{
    private readonly short[] _weights;
    private readonly int _rows;
    private readonly int _columns;

    public WideMatrix(short[] weights, int rows, int columns)
    {
        _weights = weights;
        _rows = rows;
        _columns = columns;
    }

    public override int Lanes => 1;

    public override long Word(int group, int column) => _weights[group * _columns + column];

    public override void Multiply(long[] x, long[] sums)
    {
        short[] weights = _weights;
        int columns = _columns;
        int rows = _rows;
        int at = 0;
        for (int row = 0; row < rows; row++)
        {
            long sum = 0;
            for (int column = 0; column < columns; column++)
            {
                sum += weights[at++] * x[column];
            }

            sums[row] = sum;
        }
    }
}
