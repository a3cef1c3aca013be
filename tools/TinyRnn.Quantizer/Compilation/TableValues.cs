using System;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>Takes lines apart into the values that they were made of.</summary>
internal static class TableValues
{
    /// <summary>[<see cref="SigmoidTable.Length"/>] in Q21.</summary>
    public static int[] Of(SigmoidTable table) => Of(table.Segments, SigmoidTable.StepBits, SigmoidTable.SlopeMask);

    /// <summary>The ends of all lines of the exponential, in Q26.</summary>
    public static int[] OfExponential() => Of(ExponentialTable.Segments, ExponentialTable.LineBits, ExponentialTable.SlopeMask);

    private static int[] Of(long[] segments, int bits, long mask)
    {
        var values = new int[segments.Length + 1];
        for (int i = 0; i < values.Length; i++)
        {
            long line = segments[Math.Min(i, segments.Length - 1)];
            values[i] = (int)(line + (line & mask) * ((long)i << bits) >> bits);
        }

        return values;
    }
}
