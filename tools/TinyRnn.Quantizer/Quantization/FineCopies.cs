using System;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Copies of more than 16 bits, for which products of one row a word have room.</summary>
internal static class FineCopies
{
    // Of the 62 bits of a row a sum gets 43 at most: the multipliers that scale it are rounded, and want as many bits as weights have, and some more.
    private const int SumBits = 43;

    /// <summary>The finest copy that sums have room for, and no finer than the values; null where that is one of 16 bits or less.</summary>
    /// <param name="rowSum">The largest sum of the magnitudes of a row's weights.</param>
    /// <param name="range">Largest magnitude of the values, real.</param>
    /// <param name="fractionBits">Their format.</param>
    public static CopyScale? Of(long rowSum, double range, int fractionBits)
    {
        int bits = ModelLimits.MostFineBits;
        while (bits >= ModelLimits.LeastFineBits && LimitOf(bits) * rowSum >= 1L << SumBits)
        {
            bits--;
        }

        double steps = range * Math.Pow(2, fractionBits);
        if (steps <= LimitOf(bits))
        {
            bits = PortableMath.CeilingLog2(steps + 1);
            return bits < ModelLimits.LeastFineBits ? null : CopyScale.Identity((int)LimitOf(bits));
        }

        // Values that hardly fit their format are beyond any shift.
        var copy = CopyScale.ForRange(range, fractionBits, (int)LimitOf(bits));
        return bits < ModelLimits.LeastFineBits || copy.Shift > ModelLimits.FineShift ? null : copy;
    }

    private static long LimitOf(int bits) => (1L << bits) - 1;
}
