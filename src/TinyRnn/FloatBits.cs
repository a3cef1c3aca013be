namespace TinyRnn;

/// <summary>Tests on the bit pattern of a float, because comparisons with NaN cannot be relied on.</summary>
internal static class FloatBits
{
    /// <summary>False for NaN and both infinities: all exponent bits are set.</summary>
    public static bool IsFinite(int bits) => (bits & 0x7F800000) != 0x7F800000;

    /// <summary>False for NaN and both infinities.</summary>
    public static unsafe bool IsFinite(float value) => IsFinite(*(int*)&value);
}
