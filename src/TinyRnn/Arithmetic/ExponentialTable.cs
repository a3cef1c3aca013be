namespace TinyRnn.CompilerServices;

/// <summary>
/// exp(v) for v from -10.5 to 0 in Q26, in lines of 1/64: what elu needs, made by integer products alone, the
/// same on every machine. The lines lie below the curve at their ends and above it between them, each by at most 2^-16.
/// </summary>
public static class ExponentialTable
{
    /// <summary>Fraction bits of a value.</summary>
    public const int ValueBits = 26;

    /// <summary>Fraction bits of an index, which is v + 10.5.</summary>
    public const int IndexBits = SigmoidTable.IndexBits;

    /// <summary>Fraction bits of an index within its line.</summary>
    public const int LineBits = IndexBits - 6;

    /// <summary>v = 0 as an index: what lies there or above is no matter of this table.</summary>
    public const long Zero = Lines << LineBits;

    /// <summary>The low bits of a segment that hold its slope.</summary>
    public const long SlopeMask = (1L << 21) - 1;

    private const long Lines = 672;

    // 2^30 (1 - 2^-16): half of what a chord of 1/64 lies above exp at its middle.
    private const long Start = (1L << 30) - (1L << 14);

    // round(2^30 exp(-1/64))
    private const long Factor = 1057095000;

    private static long[] s_segments;

    /// <summary>A line for each 1/64, as in <see cref="SigmoidTable.Segments"/>. Made when first asked for; not to be written to.</summary>
    public static long[] Segments => s_segments ?? (s_segments = Create());

    private static long[] Create()
    {
        var segments = new long[Lines];
        long right = Start;
        for (int i = segments.Length - 1; i >= 0; i--)
        {
            long left = (right * Factor + (1L << 29)) >> 30;
            long value = left >> (30 - ValueBits);
            long slope = (right >> (30 - ValueBits)) - value;
            segments[i] = ((value - slope * i) << LineBits) + (1L << (LineBits - 1)) + slope;
            right = left;
        }

        return segments;
    }
}
