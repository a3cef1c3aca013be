namespace TinyRnn.CompilerServices;

/// <summary>
/// Softmax of logits in Q16, in place, to Q20. exp(d) for d = logit - largest is s / (1 - s) with s = sigmoid(d), so that the
/// one table serves here as well.
/// </summary>
public static class Softmax
{
    /// <summary>Fraction bits of a logit.</summary>
    public const int LogitBits = 16;

    /// <summary>Replaces <paramref name="count"/> logits from <paramref name="offset"/>.</summary>
    public static void Apply(int[] values, int offset, int count, SigmoidTable table)
    {
        int end = offset + count;
        long largest = values[offset + ArgMax.Of(values, offset, count)];
        long sum = 0;
        for (int i = offset; i < end; i++)
        {
            // The table takes half of sigmoid's argument.
            long exponential = Exponential(((values[i] - largest) << (SigmoidTable.IndexBits - LogitBits - 1)) + SigmoidTable.Zero, table);
            values[i] = (int)exponential;
            sum += exponential;
        }

        for (int i = offset; i < end; i++)
        {
            values[i] = (int)((((long)values[i] << FixedPoint.ValueBits) + (sum >> 1)) / sum);
        }
    }

    /// <summary>exp(2v) in Q20, rounded down, of an index with v at most 0.</summary>
    internal static long Exponential(long index, SigmoidTable table)
    {
        long s = table.Sigmoid(index);
        return (s << FixedPoint.ValueBits) / (SigmoidTable.One - s);
    }
}
