using System;
using System.Numerics;

namespace TinyRnn.Quantizer.Models;

/// <summary>How a value is rounded before a product: clamp((v * Multiplier + half) >> Shift, -Limit, Limit).</summary>
/// <param name="Multiplier">1 to 2^31 - 1.</param>
/// <param name="Shift">0 to 46.</param>
/// <param name="Limit">1 to 32767; in one lane also 2^16 - 1 to 2^23 - 1, with a shift of at most 39.</param>
internal sealed record CopyScale(int Multiplier, int Shift, int Limit)
{
    private const int PrecisionBits = 14;

    /// <summary>The limit as it stands in a file: above 32767 its bits.</summary>
    public ushort StoredLimit =>
        Limit is >= 1 and <= ModelLimits.Copy ? (ushort)Limit
        : Limit is > ModelLimits.Copy and <= ModelLimits.FineCopy && BitOperations.IsPow2(Limit + 1) && Shift <= ModelLimits.FineShift
            ? (ushort)(ModelLimits.FineCode + BitOperations.Log2((uint)Limit + 1))
        : throw new InvalidOperationException($"limit of copies: expected 1 to 32767, or 2^16 - 1 to 2^23 - 1 and a shift of at most 39, found {Limit} and {Shift}");

    /// <summary>Takes values that are copies already: the quantized readings.</summary>
    public static CopyScale Identity(int limit) => new(1, 0, limit);

    /// <summary>Spreads values of +-<paramref name="range"/> with the given fraction bits over +-<paramref name="limit"/>.</summary>
    public static CopyScale ForRange(double range, int fractionBits, int limit)
    {
        // Whole steps per 1.0 give an exact multiplier; otherwise it is made precise enough.
        double stepsPerOne = limit / range;
        int extra = 0;
        while (stepsPerOne * Math.Pow(2, extra) < 1 << PrecisionBits && stepsPerOne * Math.Pow(2, extra) % 1 != 0 && fractionBits + extra < 46)
        {
            extra++;
        }

        double multiplier = Math.Floor(stepsPerOne * Math.Pow(2, extra));
        return new CopyScale((int)Math.Clamp(multiplier, 1, int.MaxValue), fractionBits + extra, limit);
    }

    /// <summary>The real value of one step of the copy.</summary>
    public double Step(int fractionBits) => Math.Pow(2, Shift - fractionBits) / Multiplier;
}
