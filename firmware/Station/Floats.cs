using System;

namespace TinyRnn.Stations;

/// <summary>Floats by their bits: on the board, NaN compares as greater than everything.</summary>
internal static class Floats
{
    /// <summary>The one NaN that records hold.</summary>
    public const int NaNBits = 0x7FC00000;

    private const int ExponentMask = 0x7F800000;

    // Not *(int*)&value: on the board such an int is still a float to shifts, conversions and sums.
    public static int ToBits(float value) => BitConverter.ToInt32(BitConverter.GetBytes(value), 0);

    /// <summary>False for NaN and both infinities.</summary>
    public static unsafe bool IsFinite(float value) => (*(int*)&value & ExponentMask) != ExponentMask;

    /// <summary>Finite, and at most <paramref name="limit"/> in magnitude.</summary>
    public static bool IsWithin(float value, float limit) => IsFinite(value) && value <= limit && value >= -limit;
}
