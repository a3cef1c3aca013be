namespace TinyRnn.CompilerServices;

/// <summary>Logarithm of softmax of logits in Q20, in place: logit - largest - ln(sum of exp(logit - largest)).</summary>
public static class LogSoftmax
{
    // log2 comes out bit by bit; what it leaves out is below 2^-24.
    private const int LogarithmBits = 24;

    // The mantissa, from 1 to 2.
    private const int MantissaBits = 30;

    // round(2^30 ln 2)
    private const long NaturalOfTwo = 744261118;

    /// <summary>Replaces <paramref name="count"/> logits from <paramref name="offset"/>; saturates at -2048.</summary>
    public static void Apply(int[] values, int offset, int count, SigmoidTable table)
    {
        int end = offset + count;
        long largest = values[offset + ArgMax.Of(values, offset, count)];
        long sum = 0;
        for (int i = offset; i < end; i++)
        {
            sum += Softmax.Exponential(((values[i] - largest) << (SigmoidTable.IndexBits - FixedPoint.ValueBits - 1)) + SigmoidTable.Zero, table);
        }

        long taken = largest + NaturalLogarithm(sum);
        for (int i = offset; i < end; i++)
        {
            values[i] = FixedPoint.Saturate(values[i] - taken);
        }
    }

    /// <summary>ln(value / 2^20) in Q20, rounded, of a value from 2^20 to 2^31 - 1: squaring doubles the logarithm, and whether the square exceeds 2 is its next bit.</summary>
    internal static long NaturalLogarithm(long value)
    {
        long logarithm = 0;
        long mantissa = value << (MantissaBits - FixedPoint.ValueBits);
        while (mantissa >= 2L << MantissaBits)
        {
            mantissa >>= 1;
            logarithm++;
        }

        for (int i = 0; i < LogarithmBits; i++)
        {
            mantissa = (mantissa * mantissa) >> MantissaBits;
            logarithm <<= 1;
            if (mantissa >= 2L << MantissaBits)
            {
                mantissa >>= 1;
                logarithm++;
            }
        }

        const int shift = LogarithmBits + MantissaBits - FixedPoint.ValueBits;
        return (logarithm * NaturalOfTwo + (1L << (shift - 1))) >> shift;
    }
}
