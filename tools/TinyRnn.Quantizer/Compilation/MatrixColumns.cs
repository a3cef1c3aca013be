using System;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>A matrix and the names under which generated code finds the columns it is multiplied with.</summary>
/// <param name="Weights">Packed weights.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns.</param>
/// <param name="CopyLimit">Largest magnitude of a column.</param>
/// <param name="Vector">Name of the array, and first part of the locals' names.</param>
/// <param name="Sum">First part of the names of the sums.</param>
/// <param name="Locals">How many columns stand in locals; the rest is read from the array.</param>
internal sealed record MatrixColumns(WeightMatrix Weights, int Rows, int Columns, int CopyLimit, string Vector, string Sum, int Locals)
{
    private int Bits => PackedMatrix.LaneBits(Weights.Lanes);

    public string Column(int column) => column < Locals ? $"{Vector}{column}" : $"{Vector}[{column}]";

    /// <summary>What keeps the lanes of a word positive: half a lane for each but the last that is used.</summary>
    public long Offset(int group)
    {
        long offset = 0;
        for (int lane = 0; lane < UsedLanes(group) - 1; lane++)
        {
            offset += HalfLane << (lane * Bits);
        }

        return offset;
    }

    /// <summary>The expression of a row's sum, and the offset that is in it.</summary>
    public (string Expression, long Offset) Lane(int row, int rows)
    {
        int group = row / Weights.Lanes;
        int lane = row % Weights.Lanes;
        string word = $"{Sum}{group}";
        string shifted = lane == 0 ? word : $"({word} >> {lane * Bits})";
        bool last = lane == Math.Min(rows - group * Weights.Lanes, Weights.Lanes) - 1;
        return last ? (shifted, 0) : ($"({shifted} & {Sum}Mask)", HalfLane);
    }

    /// <summary>The largest magnitude of a row's sum.</summary>
    public double RowBound(int row)
    {
        double sum = 0;
        for (int column = 0; column < Columns; column++)
        {
            sum += Math.Abs((double)Weight(row, column));
        }

        return sum * CopyLimit;
    }

    /// <summary>One weight, taken out of its word again.</summary>
    public long Weight(int row, int column)
    {
        long word = Weights.Word(row / Weights.Lanes, column);
        for (int lane = 0; ; lane++)
        {
            long weight = Weights.Lanes == 1 ? word : word << (64 - Bits) >> (64 - Bits);
            if (lane == row % Weights.Lanes)
            {
                return weight;
            }

            word = (word - weight) >> Bits;
        }
    }

    /// <summary>Mask of a lane.</summary>
    public long Mask => (HalfLane << 1) - 1;

    private long HalfLane => 1L << (Bits - 1);

    private int UsedLanes(int group) => Math.Min(Rows - group * Weights.Lanes, Weights.Lanes);
}
