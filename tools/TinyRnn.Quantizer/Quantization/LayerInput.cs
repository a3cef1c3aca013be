using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What comes into a layer: either the quantized readings or the values of the layer before.</summary>
/// <param name="FractionBits">Q format of the values; not used for readings.</param>
/// <param name="Range">Largest magnitude, real.</param>
/// <param name="Means">Mean of each value, real.</param>
/// <param name="IsReading">True for the first layer.</param>
internal sealed record LayerInput(int FractionBits, double Range, double[] Means, bool IsReading)
{
    // Where the lanes leave room, a power of two per 1.0 makes the copy a mere shift.
    private const int WholeBits = 14;
    private const int Whole = 1 << WholeBits;

    /// <summary>True for the values of a one-hot layer, which are 0 and 1 as integers and taken as they are.</summary>
    public bool IsOneHot { get; init; }

    /// <summary>What was done to readings before they were rounded; null for the values of a layer.</summary>
    public InputScaling? Scaling { get; init; }

    /// <summary>What the values stand for; null for themselves.</summary>
    public ValueFit? Fit { get; init; }

    /// <summary>The largest limit of copies that may be used, because another matrix takes the same copies.</summary>
    public int MostLimit { get; init; } = ModelLimits.Copy;

    /// <summary>The least limit of copies that three lanes must leave.</summary>
    public int LeastLimit => IsOneHot ? 1 : LaneChoice.LeastLimit(IsReading ? 0 : Range);

    /// <summary>The limit of copies for a matrix whose lanes take <paramref name="limit"/>.</summary>
    public int Limit(int limit) => IsOneHot ? 1 : System.Math.Min(limit, MostLimit);

    /// <summary>A copy of more than 16 bits for a matrix of one row a word; null for readings, and where the values need none.</summary>
    public CopyScale? FineCopy(long rowSum) => IsReading || IsOneHot ? null : FineCopies.Of(rowSum, Range, FractionBits);

    /// <summary>The copy of the input that uses +-<paramref name="limit"/>, or less, and the real value of one of its steps.</summary>
    public (CopyScale Copy, double Step) Copy(int limit)
    {
        if (IsOneHot)
        {
            return (CopyScale.Identity(1), 1);
        }

        if (IsReading)
        {
            return (CopyScale.Identity(limit), Range / limit);
        }

        CopyScale copy = limit >= Whole && Range == 1
            ? new CopyScale(1, FractionBits - WholeBits, Whole)
            : CopyScale.ForRange(Range, FractionBits, limit);
        return (copy, copy.Step(FractionBits));
    }
}
