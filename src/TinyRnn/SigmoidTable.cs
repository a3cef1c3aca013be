namespace TinyRnn;

/// <summary>
/// The one table behind sigmoid, tanh and softmax: 2^21 * sigmoid(2v) = 2^20 * (1 + tanh(v)) for v in [-8, 8), step 1/32,
/// linearly interpolated. The values come with the model and are never computed on the board.
/// </summary>
public sealed class SigmoidTable
{
    /// <summary>Number of values: 512 steps and the end point.</summary>
    public const int Length = 513;

    /// <summary>1.0 as a table value (Q21).</summary>
    public const int One = 1 << 21;

    /// <summary>v = 0 as an index: an index is (v + 8) in Q16.</summary>
    public const int Zero = 8 << 16;

    /// <summary>The last index.</summary>
    public const int LastIndex = (16 << 16) - 1;

    /// <summary>Fraction bits of an index within its step.</summary>
    public const int StepBits = 11;

    /// <summary>Bits of a segment that hold its slope; the intercept stands above them.</summary>
    public const int SlopeBits = 20;

    /// <summary>The most that a value may exceed the one before.</summary>
    public const int LargestRise = 65535;

    private const long SlopeMask = (1L << SlopeBits) - 1;

    private readonly long[] _segments = new long[Length - 1];

    /// <summary>Takes <see cref="Length"/> values in Q21, rising by at most <see cref="LargestRise"/> from one to the next.</summary>
    public SigmoidTable(int[] values)
    {
        for (int i = 0; i < _segments.Length; i++)
        {
            long slope = values[i + 1] - values[i];
            long intercept = ((long)values[i] << StepBits) - slope * (i << StepBits) + (1 << (StepBits - 1));
            _segments[i] = (intercept << SlopeBits) | slope;
        }
    }

    /// <summary>
    /// A line for each step, a + b * index in Q(21 + <see cref="StepBits"/>) with rounding included, packed as
    /// (a &lt;&lt; <see cref="SlopeBits"/>) | b: one array element to read for a look-up. Not to be written to.
    /// </summary>
    public long[] Segments => _segments;

    /// <summary>sigmoid(2v) in Q21, where <paramref name="index"/> is (v + 8) in Q16; saturates outside the table.</summary>
    public int Sigmoid(long index)
    {
        if (index < 0)
        {
            index = 0;
        }
        else if (index > LastIndex)
        {
            index = LastIndex;
        }

        long segment = _segments[(int)(index >> StepBits)];
        return (int)(((segment >> SlopeBits) + (segment & SlopeMask) * index) >> StepBits);
    }

    /// <summary><see cref="Sigmoid"/> of many indices, in place: one call instead of one for each.</summary>
    internal void Apply(long[] indices, int offset, int count)
    {
        long[] segments = _segments;
        long mask = SlopeMask;
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

            long segment = segments[(int)(index >> StepBits)];
            indices[i] = ((segment >> SlopeBits) + (segment & mask) * index) >> StepBits;
        }
    }
}
