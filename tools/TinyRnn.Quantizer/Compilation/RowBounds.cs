using System;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>How large the sums of a matrix's rows can be.</summary>
internal static class RowBounds
{
    /// <summary>The sum of the magnitudes of a row's weights.</summary>
    public static double Of(WeightMatrix weights, int row, int columns)
    {
        double sum = 0;
        for (int column = 0; column < columns; column++)
        {
            sum += Math.Abs((double)weights.Weight(row, column));
        }

        return sum;
    }

    /// <summary>The largest sum of any row.</summary>
    /// <param name="weights">The matrix.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="copyLimit">Largest magnitude of a column.</param>
    public static double Largest(WeightMatrix weights, int rows, int columns, int copyLimit)
    {
        double largest = 0;
        for (int row = 0; row < rows; row++)
        {
            largest = Math.Max(largest, Of(weights, row, columns) * copyLimit);
        }

        return largest;
    }
}
