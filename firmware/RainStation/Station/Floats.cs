namespace TinyRnn.RainStation;

/// <summary>Floats by their bits: on the board, NaN compares as greater than everything.</summary>
internal static class Floats
{
    /// <summary>The one NaN that records hold.</summary>
    public const int NaNBits = 0x7FC00000;

    private const int ExponentMask = 0x7F800000;

    public static unsafe int ToBits(float value) => *(int*)&value;

    public static unsafe float FromBits(int bits) => *(float*)&bits;

    /// <summary>False for NaN and both infinities.</summary>
    public static bool IsFinite(float value) => (ToBits(value) & ExponentMask) != ExponentMask;

    /// <summary>Finite, and at most <paramref name="limit"/> in magnitude.</summary>
    public static bool IsWithin(float value, float limit) => IsFinite(value) && value <= limit && value >= -limit;
}
