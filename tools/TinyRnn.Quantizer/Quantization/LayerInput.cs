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

    /// <summary>The least limit of copies that three lanes must leave.</summary>
    public int LeastLimit => MatrixQuantizer.LeastLimit(IsReading ? 0 : Range);

    /// <summary>The copy of the input that uses +-<paramref name="limit"/>, or less, and the real value of one of its steps.</summary>
    public (CopyScale Copy, double Step) Copy(int limit)
    {
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
