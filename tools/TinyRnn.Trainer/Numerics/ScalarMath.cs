using System;

namespace TinyRnn.Trainer.Numerics;

/// <summary>
/// Functions of one number, in double precision out of operations that every machine rounds alike: for losses, schedules and
/// features, where speed does not matter.
/// </summary>
internal static class ScalarMath
{
    private const double Ln2 = 0.69314718055994530942;

    // In two parts; the first has so few bits that its products with exponents are exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SquareRootOf2 = 1.41421356237309504880;

    /// <summary>ln v, to about 1e-16 of max(1, result); v is positive, normal and finite.</summary>
    public static double Log(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > SquareRootOf2)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), whose argument is at most 0.172.
        double ratio = (mantissa - 1) / (mantissa + 1);
        double square = ratio * ratio;
        double sum = 0;
        for (int power = 21; power >= 3; power -= 2)
        {
            sum = (sum + (1.0 / power)) * square;
        }

        return (exponent * Ln2) + (2 * (ratio + (ratio * sum)));
    }

    /// <summary>ln v, within one unit in the last place; -infinity of 0, NaN of what is less or no number.</summary>
    public static float Log(float value) =>
        value > 0 ? float.IsPositiveInfinity(value) ? value : (float)Log((double)value)
        : value == 0 ? float.NegativeInfinity
        : float.NaN;

    /// <summary>e^v, to about 1e-15 of the result; v is from -700 to 700.</summary>
    public static double Exp(double value)
    {
        double exponent = Math.Floor((value / Ln2) + 0.5);
        double rest = value - (exponent * Ln2High) - (exponent * Ln2Low);
        double sum = 1;
        for (int term = 16; term >= 1; term--)
        {
            sum = 1 + (sum * rest / term);
        }

        return sum * BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }

    /// <summary>ln(1 + e^v) for any finite v.</summary>
    public static double LogOnePlusExp(double value)
    {
        double small = Math.Abs(value) > 700 ? 0 : Exp(-Math.Abs(value));
        return Math.Max(value, 0) + (small < 1e-16 ? small : Log(1 + small));
    }

    /// <summary>The sine of a part of a turn: 0.25 is a right angle.</summary>
    public static double SinOfTurn(double turn) => CosOfTurn(turn - 0.25);

    /// <summary>The cosine of a part of a turn, to about 1e-15.</summary>
    public static double CosOfTurn(double turn)
    {
        // To 0 to half a turn by symmetry, then to a quarter, where the series needs 11 terms.
        double part = Math.Abs(turn - Math.Floor(turn + 0.5));
        bool negate = part > 0.25;
        double angle = 2 * Math.PI * (negate ? 0.5 - part : part);
        double square = angle * angle;
        double sum = 1;
        for (int term = 22; term >= 2; term -= 2)
        {
            sum = 1 - (sum * square / (term * (term - 1)));
        }

        return negate ? -sum : sum;
    }
}
