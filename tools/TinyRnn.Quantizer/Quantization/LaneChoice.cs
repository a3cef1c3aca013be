using System;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>How many rows share a word, and how large copies may be then.</summary>
/// <param name="Lanes">1 to 3.</param>
/// <param name="Limit">The largest copy that the lanes can take.</param>
internal readonly record struct LaneChoice(int Lanes, int Limit)
{
    // Below this many steps for values that fill [-1, 1], three lanes are not worth having; readings reach farther than their usual size.
    private const int LeastLimitOfFullRange = 64;
    private const int LeastLimitOfWideRange = 288;

    // A projection passes the rounding of its copies on to h as it is; gates make little of it.
    private const int LeastLimitOfProjection = 4096;
    private const int LeastWideLimitOfProjection = 16384;

    // 16-bit weights.
    private const int LeastWideLimit = 2048;

    /// <summary>What copies of values over +-<paramref name="range"/> must reach in three lanes; 0 stands for readings.</summary>
    public static int LeastLimit(double range) =>
        range == 1 ? LeastLimitOfFullRange : (int)Math.Max(LeastLimitOfWideRange, range * LeastLimitOfFullRange);

    /// <param name="weights">The matrix.</param>
    /// <param name="lanes">As many as are wanted.</param>
    /// <param name="leastLimit">See <see cref="LeastLimit"/>.</param>
    public static LaneChoice Of(RoundedWeights weights, int lanes, int leastLimit) =>
        Of(weights, lanes, leastLimit, leastLimit == 1 ? 1 : LeastWideLimit);

    /// <summary>The same for a projection, whose copies have to be finer.</summary>
    public static LaneChoice OfProjection(RoundedWeights weights, int lanes) => Of(weights, lanes, LeastLimitOfProjection, LeastWideLimitOfProjection);

    private static LaneChoice Of(RoundedWeights weights, int lanes, int leastLimit, int leastWideLimit)
    {
        long rowSum = Math.Max(1, weights.LargestRowSum);
        int three = LimitFor(3, rowSum);
        if (lanes == 3 && weights.Bits == 8 && weights.Rows >= 3 && three >= leastLimit)
        {
            return new(3, three);
        }

        int two = LimitFor(2, rowSum);
        return weights.Bits == 8 || (lanes >= 2 && two >= leastWideLimit) ? new(2, two) : new(1, LimitFor(1, rowSum));
    }

    private static int LimitFor(int lanes, long rowSum) => (int)Math.Min(ModelLimits.Copy, PackedMatrix.LaneLimit(lanes) / rowSum);
}
