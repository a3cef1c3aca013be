namespace TinyRnn;

/// <summary>
/// The one table behind sigmoid, tanh and softmax: 2^21 * sigmoid(2v) = 2^20 * (1 + tanh(v)) for v in [-8, 8), step 1/64,
/// linearly interpolated. The values come with the model and are never computed on the board.
/// </summary>
public sealed class SigmoidTable
{
    /// <summary>Number of values: 1024 steps and the end point.</summary>
    public const int Length = 1025;

    /// <summary>1.0 as a table value (Q21).</summary>
    public const int One = 1 << 21;

    /// <summary>v = 0 as an index: an index is (v + 8) in Q16.</summary>
    public const int Zero = 8 << 16;

    private const int LastIndex = (16 << 16) - 1;

    private readonly int[] _values;
    private readonly short[] _slopes = new short[Length - 1];

    /// <summary>Takes over <see cref="Length"/> values in Q21, rising by at most 32767 from one to the next.</summary>
    public SigmoidTable(int[] values)
    {
        _values = values;
        for (int i = 0; i < _slopes.Length; i++)
        {
            _slopes[i] = (short)(values[i + 1] - values[i]);
        }
    }

    /// <summary>sigmoid(2v) in Q21, where <paramref name="index"/> is (v + 8) in Q16; saturates outside the table.</summary>
    public int Sigmoid(long index)
    {
        int position = index < 0 ? 0 : index > LastIndex ? LastIndex : (int)index;
        int step = position >> 10;
        return _values[step] + ((_slopes[step] * (position & 1023)) >> 10);
    }

    /// <summary><see cref="Sigmoid"/> of many indices, in place: one call instead of one for each.</summary>
    internal void Apply(long[] indices, int offset, int count)
    {
        int[] values = _values;
        short[] slopes = _slopes;
        long last = LastIndex;
        long first = 0;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            long index = indices[i];
            if (index < first)
            {
                index = first;
            }
            else if (index > last)
            {
                index = last;
            }

            int position = (int)index;
            int step = position >> 10;
            indices[i] = values[step] + ((slopes[step] * (position & 1023)) >> 10);
        }
    }

    /// <summary>The values, Q21: for compiled models. Not to be written to.</summary>
    public int[] Values => _values;

    /// <summary>Differences of neighbouring values, Q21: for compiled models. Not to be written to.</summary>
    public short[] Slopes => _slopes;
}
