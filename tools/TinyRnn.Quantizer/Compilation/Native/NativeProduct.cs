using System;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>A matrix in generated C, and how the sums of its rows are scaled.</summary>
/// <param name="Weights">[units * gates, columns].</param>
/// <param name="Units">How many units.</param>
/// <param name="Gates">Rows of a unit.</param>
/// <param name="Columns">Columns.</param>
/// <param name="Limit">Largest magnitude of what a column is multiplied with.</param>
/// <param name="Multipliers">Of each row.</param>
internal sealed record NativeProduct(WeightMatrix Weights, int Units, int Gates, int Columns, int Limit, long[] Multipliers)
{
    /// <summary>Of the matrix: rows of a unit, of which the product takes <see cref="Gates"/> from <see cref="First"/> on.</summary>
    public int Stride { get; init; } = Gates;

    /// <summary>The first row of a unit that the product takes.</summary>
    public int First { get; init; }

    // What a low part of 32 bits with a sign and a high one of 16 hold.
    private const long MostNarrow = (1L << 47) - (1L << 31) - 1;

    /// <summary>Whether a sum may need more than 32 bits.</summary>
    public bool IsWide => Enumerable.Range(0, Units * Gates).Any(row => Bound(row / Gates, row % Gates) > int.MaxValue);

    /// <summary>Whether sums of 32 bits and multipliers of 48 suffice.</summary>
    public bool IsNarrow => !IsWide && Multipliers.Max() <= MostNarrow;

    /// <summary>Bits of a weight.</summary>
    public int Bits => Weights.Bits;

    /// <summary>The largest magnitude of a row's scaled sum.</summary>
    public double ScaledBound(int unit, int gate) => Bound(unit, gate) * Multipliers[(unit * Gates) + gate];

    /// <summary>One weight.</summary>
    public int Weight(int unit, int gate, int column) => Weights.Weight((unit * Stride) + First + gate, column);

    /// <summary>A multiplier's low part, with its sign.</summary>
    public static int Low(long multiplier) => unchecked((int)multiplier);

    /// <summary>What stands above <see cref="Low"/>.</summary>
    public static long High(long multiplier) => (multiplier - Low(multiplier)) >> 32;

    /// <summary>The largest magnitude of a row's sum.</summary>
    public double Bound(int unit, int gate) => RowBounds.Of(Weights, (unit * Stride) + First + gate, Columns) * Limit;

    /// <summary>The product of a layer's input or state.</summary>
    public static NativeProduct Of(WeightMatrix weights, int units, int gates, int columns, Requantizer copy, Func<int, int, long> multiplier) =>
        new(weights, units, gates, columns, copy.Limit, [.. Enumerable.Range(0, units * gates).Select(row => multiplier(row / gates, row % gates))]);
}
