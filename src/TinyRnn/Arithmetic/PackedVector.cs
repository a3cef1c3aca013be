namespace TinyRnn.CompilerServices;

/// <summary>Takes the vectors of an embedding out of the constants that compiled code holds them in.</summary>
public static class PackedVector
{
    /// <summary>Writes weights of 8 bits times a multiplier.</summary>
    /// <param name="weights">Up to eight weights, the first in the lowest bits.</param>
    /// <param name="multiplier">The token's multiplier.</param>
    /// <param name="values">Where they go.</param>
    /// <param name="at">The first one's place.</param>
    /// <param name="count">How many.</param>
    public static void Spread8(long weights, int multiplier, int[] values, int at, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[at + i] = ((int)weights << 24 >> 24) * multiplier;
            weights >>= 8;
        }
    }

    /// <summary>Writes weights of 16 bits times a multiplier.</summary>
    /// <param name="weights">Up to four weights, the first in the lowest bits.</param>
    /// <param name="multiplier">The token's multiplier.</param>
    /// <param name="values">Where they go.</param>
    /// <param name="at">The first one's place.</param>
    /// <param name="count">How many.</param>
    public static void Spread16(long weights, int multiplier, int[] values, int at, int count)
    {
        for (int i = 0; i < count; i++)
        {
            values[at + i] = ((int)weights << 16 >> 16) * multiplier;
            weights >>= 16;
        }
    }
}
