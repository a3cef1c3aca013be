namespace TinyRnn.Rain;

/// <summary>A natural logarithm of additions, multiplications and divisions alone, so that every machine gives the same bits.</summary>
internal static class Logarithm
{
    private const double Ln2 = 0.69314718055994530942;
    private const double HalfRootOfTwo = 0.70710678118654752440;
    private const int Terms = 12;

    /// <summary>ln(x) for a normal positive x, to some units of the last place.</summary>
    internal static double Natural(double x)
    {
        int exponent = 0;
        while (x < HalfRootOfTwo)
        {
            x *= 2;
            exponent--;
        }

        while (x >= 2 * HalfRootOfTwo)
        {
            x *= 0.5;
            exponent++;
        }

        // ln x = 2 artanh s with s = (x - 1) / (x + 1), |s| <= 0.172.
        double s = (x - 1) / (x + 1);
        double square = s * s;
        double sum = 0;
        for (int i = Terms; i >= 0; i--)
        {
            sum = sum * square + 1.0 / (2 * i + 1);
        }

        return exponent * Ln2 + 2 * s * sum;
    }
}
