namespace TinyRnn;

/// <summary>
/// The rounded, saturated copy of a value that goes into a product:
/// clamp((v * multiplier + 2^(shift-1)) &gt;&gt; shift, -limit, limit).
/// </summary>
internal sealed class Requantizer
{
    internal Requantizer(int multiplier, int shift, int limit)
    {
        Multiplier = multiplier;
        Shift = shift;
        Limit = limit;
    }

    /// <summary>Copy units per source unit, times 2^<see cref="Shift"/>.</summary>
    public int Multiplier { get; }

    /// <summary>0 to 46; 0 means no rounding.</summary>
    public int Shift { get; }

    /// <summary>The largest magnitude of a copy.</summary>
    public int Limit { get; }

    /// <summary>The largest magnitude of a value whose copy is not cut.</summary>
    public int LargestExact
    {
        get
        {
            long largest = ((long)Limit << Shift) / Multiplier;
            return largest > int.MaxValue ? int.MaxValue : (int)largest;
        }
    }

    internal void Apply(int[] source, int offset, int count, long[] copies)
    {
        long multiplier = Multiplier;
        int shift = Shift;
        long half = shift == 0 ? 0 : 1L << (shift - 1);
        long limit = Limit;
        for (int i = 0; i < count; i++)
        {
            long copy = (source[offset + i] * multiplier + half) >> shift;
            if (copy > limit)
            {
                copy = limit;
            }
            else if (copy < -limit)
            {
                copy = -limit;
            }

            copies[i] = copy;
        }
    }
}
