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

    /// <summary>Puts the bits into an array, which makes a number of them: on the board's CLR what was a float cannot be shifted.</summary>
    public static unsafe void Store(float value, int[] bits) => bits[0] = *(int*)&value;
}
