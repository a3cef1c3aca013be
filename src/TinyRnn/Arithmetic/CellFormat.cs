namespace TinyRnn.CompilerServices;

/// <summary>The format of h: Q23 where h is bounded, otherwise Q20; it saturates at its bound.</summary>
public static class CellFormat
{
    /// <summary>The largest magnitude of h: 128.0 in Q23, 2^31 - 1 in Q20.</summary>
    public static int Bound(int fractionBits) => fractionBits == FixedPoint.StateBits ? 1 << 30 : int.MaxValue;

    /// <summary>The nearest number within +-<paramref name="bound"/>.</summary>
    public static int Cut(long value, int bound) =>
        value > bound ? bound
        : value < -bound ? -bound
        : (int)value;
}
