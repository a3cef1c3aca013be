using System;

namespace TinyRnn.Quantizer.Numerics;

/// <summary>
/// Functions in double precision from sums, products and quotients alone, which every machine rounds alike. Those of <see cref="Math"/>
/// come from the C library of the machine and may differ in the last bit, and a bit can become another model.
/// </summary>
internal static class PortableMath
{
    private const double Log2OfE = 1.4426950408889634;

    // ln 2 in two parts, the first with zeros at its end, so that its multiples are exact (fdlibm).
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    private const double LeastExponent = -745;
    private const double MostExponent = 709.7;
    private const int ExponentialTerms = 14;
    private const int LogarithmTerms = 12;

    /// <summary>e^x: the power of two taken out, Taylor's series of the rest, which is at most ln(2) / 2.</summary>
    public static double Exp(double x)
    {
        if (!(x > LeastExponent))
        {
            return double.IsNaN(x) ? x : 0;
        }

        if (x > MostExponent)
        {
            return double.PositiveInfinity;
        }

        double power = Math.Round(x * Log2OfE);
        double rest = x - (power * Ln2High) - (power * Ln2Low);
        double sum = 1;
        for (int term = ExponentialTerms; term > 0; term--)
        {
            sum = 1 + (rest / term * sum);
        }

        return Math.ScaleB(sum, (int)power);
    }

    /// <summary>ln x of a positive finite number: 2 artanh((m - 1) / (m + 1)) of x = m 2^e, m from 1/sqrt(2) to sqrt(2).</summary>
    public static double Log(double x)
    {
        int exponent = Math.ILogB(x);
        double m = Math.ScaleB(x, -exponent);
        if (m * m > 2)
        {
            m /= 2;
            exponent++;
        }

        double s = (m - 1) / (m + 1);
        double sum = 0;
        for (int term = LogarithmTerms; term >= 0; term--)
        {
            sum = (sum * s * s) + (1.0 / ((2 * term) + 1));
        }

        return (exponent * Ln2High) + ((2 * s * sum) + (exponent * Ln2Low));
    }

    /// <summary>tanh x = 1 - 2 / (e^2x + 1), right to a few units of 2^-53, not of its own last place.</summary>
    public static double Tanh(double x)
    {
        double positive = 1 - (2 / (Exp(2 * Math.Abs(x)) + 1));
        return x < 0 ? -positive : positive;
    }

    /// <summary>The least whole number whose power of two is at least x, which is positive and finite.</summary>
    public static int CeilingLog2(double x)
    {
        int exponent = Math.ILogB(x);
        return Math.ScaleB(1, exponent) < x ? exponent + 1 : exponent;
    }
}
