namespace TinyRnn;

/// <summary>
/// Functions of additions, multiplications and divisions alone, in double precision and a fixed order, so that every machine gives
/// the same bits: a library's logarithm or sine may not.
/// </summary>
public static class FeatureMath
{
    private const double Ln2 = 0.69314718055994530942;
    private const double HalfRootOfTwo = 0.70710678118654752440;
    private const double QuarterTurn = 1.57079632679489661923;
    private const int LogarithmTerms = 12;
    private const int SineTerms = 8;
    private const int RootSteps = 6;

    /// <summary>ln(x) of a normal positive x, to some units of the last place: 2 artanh((x - 1) / (x + 1)).</summary>
    public static double Logarithm(double x)
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

        double s = (x - 1) / (x + 1);
        double square = s * s;
        double sum = 0;
        for (int i = LogarithmTerms; i >= 0; i--)
        {
            sum = sum * square + 1.0 / (2 * i + 1);
        }

        return exponent * Ln2 + 2 * s * sum;
    }

    /// <summary>
    /// Dew point in degrees Celsius by Magnus' formula, g = ln(RH / 100) + 17.625 T / (243.04 + T), D = 243.04 g / (17.625 - g)
    /// (Alduchov and Eskridge 1996).
    /// </summary>
    /// <param name="temperature">Degrees Celsius, -100 to 200.</param>
    /// <param name="humidity">Relative humidity in percent, 0.001 to 1000.</param>
    /// <returns>The dew point; NaN outside of these ranges.</returns>
    public static float DewPoint(float temperature, float humidity)
    {
        if (!FloatBits.IsFinite(temperature) || !FloatBits.IsFinite(humidity)
            || humidity < 0.001f || humidity > 1000f || temperature < -100f || temperature > 200f)
        {
            return float.NaN;
        }

        double gamma = Logarithm(humidity / 100.0) + 17.625 * temperature / (243.04 + temperature);
        return (float)(243.04 * gamma / (17.625 - gamma));
    }

    /// <summary>sin(2 pi part / whole).</summary>
    /// <param name="part">0 to <paramref name="whole"/>.</param>
    /// <param name="whole">Positive, at most 86,400.</param>
    internal static float Sine(int part, int whole) => (float)OfQuarters(4 * part, whole);

    /// <summary>cos(2 pi part / whole); see <see cref="Sine"/>.</summary>
    internal static float Cosine(int part, int whole) => (float)OfQuarters(4 * part + whole, whole);

    /// <summary>The square root of a positive number or 0, by Newton's method from a number between 1 and 4.</summary>
    internal static double SquareRoot(double x)
    {
        if (x == 0)
        {
            return 0;
        }

        double scale = 1;
        while (x < 1)
        {
            x *= 4;
            scale *= 0.5;
        }

        while (x >= 4)
        {
            x *= 0.25;
            scale *= 2;
        }

        double root = (x + 2) / 3;
        for (int i = 0; i < RootSteps; i++)
        {
            root = 0.5 * (root + x / root);
        }

        return root * scale;
    }

    /// <summary>The sine of quarters / whole quarter turns, brought into an eighth of a turn in integers.</summary>
    private static double OfQuarters(int quarters, int whole)
    {
        quarters %= 4 * whole;
        double sign = 1;
        if (quarters > 2 * whole)
        {
            quarters -= 2 * whole;
            sign = -1;
        }

        if (quarters > whole)
        {
            quarters = 2 * whole - quarters;
        }

        return sign * (2 * quarters <= whole ? Series(quarters, whole, 1) : Series(whole - quarters, whole, 0));
    }

    /// <summary>Taylor's series of the sine (odd 1) or the cosine (odd 0) of at most an eighth of a turn.</summary>
    private static double Series(int quarters, int whole, int odd)
    {
        double x = QuarterTurn * quarters / whole;
        double square = x * x;
        double sum = 1;
        for (int i = SineTerms; i > 0; i--)
        {
            sum = 1 - sum * square / ((2 * i - 1 + odd) * (2 * i + odd));
        }

        return odd == 1 ? x * sum : sum;
    }
}
