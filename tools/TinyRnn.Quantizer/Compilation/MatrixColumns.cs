using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>A matrix and the names under which generated code finds the columns it is multiplied with.</summary>
/// <param name="Weights">Packed weights.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="CopyLimit">Largest magnitude of a column.</param>
/// <param name="Vector">Name of the array, and first part of the locals' names.</param>
/// <param name="Sum">First part of the names of the sums.</param>
/// <param name="Locals">How many columns stand in locals; the rest is read from the array.</param>
/// <param name="Narrow">Whether 32-bit arithmetic may be used where it suffices.</param>
internal sealed record MatrixColumns(
    WeightMatrix Weights, int Rows, int Columns, int CopyLimit, string Vector, string Sum, int Locals, bool Narrow)
{
    /// <summary>Rows of a unit.</summary>
    public int Gates { get; init; } = 1;

    private int Bits => PackedMatrix.LaneBits(Weights.Lanes);

    /// <summary>True when every sum, and every constant, is a 32-bit number: one row to a word and small weights.</summary>
    public bool IsInt { get; } =
        Narrow && Math.Min(Rows, Weights.Lanes) == 1 && RowBounds.Largest(Weights, Rows, Columns, CopyLimit) < int.MaxValue;

    /// <summary>C# type of a sum, and of a column in a local.</summary>
    public string SumType => IsInt ? "int" : "long";

    /// <summary>Name of the sum of a word, counted from the word that holds <paramref name="firstRow"/>.</summary>
    public string SumName(int group, int firstRow) => $"{Sum}{group - firstRow / Weights.Lanes}";

    /// <summary>Where the columns come from, when each is used once and needs no name.</summary>
    public VectorSource? Inline { get; init; }

    public string Column(int column)
    {
        if (Inline is not null)
        {
            return $"({Inline.CopyOf(Vector, Inline.Value(column), SumType)})";
        }

        return column < Locals ? $"{Vector}{column}" : $"{Vector}[{column}]";
    }

    /// <summary>What keeps the lanes of a word positive: half a lane for each but the last that is used.</summary>
    public long Offset(int group) => OffsetOf(UsedLanes(group));

    /// <summary>The offset of a word whose lanes are all used.</summary>
    public long FullOffset => OffsetOf(Weights.Lanes);

    /// <summary>
    /// A row's sum times a multiplier, as an expression without the lane's offset, and the constant that takes the offset out.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="firstRow">The row with which the names of the sums begin.</param>
    /// <param name="multiplier">What the sum is multiplied with.</param>
    public (string Expression, long Correction) Times(int row, int firstRow, long multiplier)
    {
        int group = row / Weights.Lanes;
        int lane = row % Weights.Lanes;
        string word = SumName(group, firstRow);
        string shifted = lane == 0 ? word : $"({word} >> {lane * Bits})";
        if (lane == UsedLanes(group) - 1)
        {
            return ($"{shifted} * {RowWriter.Constant(multiplier)}", 0);
        }

        long correction = unchecked(-HalfLane * multiplier);
        if (lane > 0 && multiplier % (1L << Bits) == 0)
        {
            // The lane stays where it is, and the multiplier is as much smaller: no shift.
            return ($"({word} & {Sum}Middle) * {RowWriter.Constant(multiplier >> Bits)}", correction);
        }

        return ($"({shifted} & {Sum}Mask) * {RowWriter.Constant(multiplier)}", correction);
    }

    /// <summary>The largest magnitude of a row's sum.</summary>
    public double RowBound(int row) => RowBounds.Of(Weights, row, Columns) * CopyLimit;

    /// <summary>One weight.</summary>
    public long Weight(int row, int column) => Weights.Weight(row, column);

    /// <summary>Constants with which lanes are kept apart.</summary>
    public IEnumerable<NamedConstant> Constants => [new($"{Sum}Mask", Mask), new($"{Sum}Middle", Mask << Bits), new($"{Sum}Start", FullOffset)];

    private long Mask => (HalfLane << 1) - 1;

    private long HalfLane => 1L << (Bits - 1);

    private long OffsetOf(int lanes)
    {
        long offset = 0;
        for (int lane = 0; lane < lanes - 1; lane++)
        {
            offset += HalfLane << (lane * Bits);
        }

        return offset;
    }

    private int UsedLanes(int group) => Math.Min(Rows - group * Weights.Lanes, Weights.Lanes);
}
