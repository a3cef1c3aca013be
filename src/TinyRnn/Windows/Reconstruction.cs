namespace TinyRnn.CompilerServices;

/// <summary>
/// Compares what an autoencoder gives with the window that it was given, in a format that has room for both. Of the quantized reading
/// x_i the value is (x_i * multiplier_i + offset_i) &gt;&gt; shift. Immutable; comparing allocates nothing.
/// </summary>
public sealed class Reconstruction
{
    private readonly long[] _multipliers;
    private readonly long[] _offsets;

    /// <summary>Creates it; the arrays are kept.</summary>
    /// <param name="measure">What is made of the differences.</param>
    /// <param name="fractionBits">Of the values that are compared, and of the error.</param>
    /// <param name="finer">Bits by which what the network gives is finer.</param>
    /// <param name="shift">Bits by which the products are finer.</param>
    /// <param name="multipliers">[inputs].</param>
    /// <param name="offsets">[inputs], with half of the last bit that is kept.</param>
    public Reconstruction(ErrorMeasure measure, int fractionBits, int finer, int shift, long[] multipliers, long[] offsets)
    {
        Measure = measure;
        FractionBits = fractionBits;
        Finer = finer;
        Shift = shift;
        _multipliers = multipliers;
        _offsets = offsets;
    }

    /// <summary>What is made of the differences.</summary>
    public ErrorMeasure Measure { get; }

    /// <summary>Fraction bits of the values that are compared, and of the error.</summary>
    public int FractionBits { get; }

    /// <summary>Bits by which what the network gives is finer.</summary>
    public int Finer { get; }

    /// <summary>Bits by which the products are finer.</summary>
    public int Shift { get; }

    internal long[] Multipliers => _multipliers;

    internal long[] Offsets => _offsets;

    /// <summary>
    /// The mean over all values, rounded to the nearest, halves up. Each difference, and each square, is cut at 2^31 - 1, so that the sum
    /// of 4096 steps of 512 values stays below 2^52.
    /// </summary>
    /// <param name="window">[steps, inputs]: the quantized readings.</param>
    /// <param name="output">[steps, inputs]: what was made of them.</param>
    /// <param name="steps">Steps of both.</param>
    internal int ErrorOf(int[] window, int[] output, int steps)
    {
        int size = _multipliers.Length;
        bool squared = Measure == ErrorMeasure.MeanSquared;
        long half = FractionBits == 0 ? 0 : 1L << (FractionBits - 1);
        long halfFiner = Finer == 0 ? 0 : 1L << (Finer - 1);
        long sum = 0;
        for (int at = 0; at < steps * size; at += size)
        {
            for (int i = 0; i < size; i++)
            {
                long value = FixedPoint.Saturate((window[at + i] * _multipliers[i] + _offsets[i]) >> Shift);
                long difference = FixedPoint.Saturate(((output[at + i] + halfFiner) >> Finer) - value);
                sum += squared ? FixedPoint.Saturate((difference * difference + half) >> FractionBits)
                    : difference < 0 ? -difference
                    : difference;
            }
        }

        long count = (long)steps * size;
        return FixedPoint.Saturate((2 * sum + count) / (2 * count));
    }
}
