namespace TinyRnn.CompilerServices;

/// <summary>
/// The one table behind sigmoid, tanh and softmax: 2^21 * sigmoid(2v) = 2^20 * (1 + tanh(v)) for v in [-8, 8), step 1/32,
/// linearly interpolated. The values come with the model and are never computed on the board; those of a network that barely moves
/// may be of a fraction of v.
/// </summary>
public sealed class SigmoidTable
{
    /// <summary>Number of values: 512 steps and the end point.</summary>
    public const int Length = 513;

    /// <summary>1.0 as a table value (Q21).</summary>
    public const int One = 1 << 21;

    /// <summary>Fraction bits of an index, which is v + 8.</summary>
    public const int IndexBits = 36;

    /// <summary>v = 0 as an index.</summary>
    public const long Zero = 8L << IndexBits;

    /// <summary>The last index.</summary>
    public const long LastIndex = (16L << IndexBits) - 1;

    /// <summary>Fraction bits of an index within its step.</summary>
    public const int StepBits = IndexBits - 5;

    /// <summary>The low bits of a segment that hold its slope.</summary>
    public const long SlopeMask = (1L << 20) - 1;

    /// <summary>The most that a value may exceed the one before.</summary>
    public const int LargestRise = 65535;

    /// <summary>Fraction bits of <see cref="ApplyFine"/>.</summary>
    internal const int FineBits = 30;

    /// <summary>By how many bits a line of the table is finer than that.</summary>
    internal const int FineShift = FixedPoint.GateBits + StepBits - FineBits;

    /// <summary>Half of a step of Q21, which a line of the table has in it.</summary>
    internal const long Half = 1L << (StepBits - 1);

    private readonly long[] _segments = new long[Length - 1];

    /// <summary>Takes <see cref="Length"/> values in Q21, rising by at most <see cref="LargestRise"/> from one to the next.</summary>
    public SigmoidTable(int[] values)
    {
        for (int i = 0; i < _segments.Length; i++)
        {
            long slope = values[i + 1] - values[i];
            _segments[i] = ((values[i] - slope * i) << StepBits) + Half + slope;
        }
    }

    /// <summary>
    /// A line for each step, a + b * index in Q(21 + <see cref="StepBits"/>) with rounding included. The low bits of a, all
    /// zero, hold b: one array element to read for a look-up. Not to be written to.
    /// </summary>
    public long[] Segments => _segments;

    /// <summary>sigmoid(2v) in Q21, where <paramref name="index"/> is (v + 8) in Q36; saturates outside the table.</summary>
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
        return (int)((segment + (segment & SlopeMask) * index) >> StepBits);
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
            indices[i] = (segment + (segment & mask) * index) >> StepBits;
        }
    }

    /// <summary>The same in Q30, rounded down, of indices that lie within the table: 0 to 2^30.</summary>
    internal void ApplyFine(long[] indices, int offset, int count)
    {
        long[] segments = _segments;
        long mask = SlopeMask;
        int end = offset + count;
        for (int i = offset; i < end; i++)
        {
            long segment = segments[(int)(indices[i] >> StepBits)];
            indices[i] = (segment - Half + (segment & mask) * indices[i]) >> FineShift;
        }
    }
}
