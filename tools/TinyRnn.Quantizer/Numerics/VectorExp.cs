using System.Numerics;

namespace TinyRnn.Quantizer.Numerics;

/// <summary>
/// exp(v) in single precision from additions, products and fused products alone, which every machine rounds alike: the same bits whatever
/// the width of its vectors, and whatever its C library. Right to two units in the last place.
/// </summary>
internal static class VectorExp
{
    // Below, the result would lose bits; above, it would be infinite.
    private const float Least = -87f;
    private const float Most = 88f;

    private const float Log2OfE = 1.44269504f;

    // ln 2 in two parts, the first with zeros at its end, so that its multiples are exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    // Adding and subtracting it rounds to an integer: 1.5 times 2 to the 23.
    private const float Rounder = 12582912f;

    private const int ExponentBias = 127;
    private const int FractionBits = 23;

    /// <summary>exp of each element, of those beyond -87 to 88 as at the limit (Cephes <c>expf</c>).</summary>
    public static Vector<float> Of(Vector<float> value)
    {
        value = Vector.Min(Vector.Max(value, new Vector<float>(Least)), new Vector<float>(Most));
        Vector<float> power = Vector.FusedMultiplyAdd(value, new Vector<float>(Log2OfE), new Vector<float>(Rounder)) - new Vector<float>(Rounder);
        Vector<float> rest = Vector.FusedMultiplyAdd(power, new Vector<float>(-Ln2High), value);
        rest = Vector.FusedMultiplyAdd(power, new Vector<float>(-Ln2Low), rest);

        var polynomial = new Vector<float>(1.9875691500e-4f);
        polynomial = Vector.FusedMultiplyAdd(polynomial, rest, new Vector<float>(1.3981999507e-3f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, rest, new Vector<float>(8.3334519073e-3f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, rest, new Vector<float>(4.1665795894e-2f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, rest, new Vector<float>(1.6666665459e-1f));
        polynomial = Vector.FusedMultiplyAdd(polynomial, rest, new Vector<float>(5.0000001201e-1f));
        Vector<float> exp = Vector.FusedMultiplyAdd(polynomial, rest * rest, rest + Vector<float>.One);

        Vector<int> exponent = Vector.ConvertToInt32(power) + new Vector<int>(ExponentBias);
        return exp * Vector.AsVectorSingle(Vector.ShiftLeft(exponent, FractionBits));
    }
}
