namespace TinyRnn;

/// <summary>Tests on the bit pattern of a float, because comparisons with NaN cannot be relied on.</summary>
internal static class FloatBits
{
    /// <summary>All set in NaN and both infinities, and in nothing else.</summary>
    public const int ExponentMask = 0x7F800000;

    /// <summary>False for NaN and both infinities.</summary>
    public static bool IsFinite(int bits) => (bits & ExponentMask) != ExponentMask;

    /// <summary>False for NaN and both infinities.</summary>
    public static unsafe bool IsFinite(float value) => IsFinite(*(int*)&value);
}
