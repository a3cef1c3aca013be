using System;
using System.Linq;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Rounds a matrix to integers with one scale per row, and chooses lanes and the limit of the copies it is multiplied with.</summary>
internal static class MatrixQuantizer
{
    // Three lanes make products cheapest; below these limits, rounding the copies would cost more than the weights do.
    // Values that fill [-1, 1] need fewer steps than readings and others whose range is many times their usual size.
    private const int LeastLimitOfFullRange = 160;
    private const int LeastLimitOfWideRange = 480;

    /// <summary>The same for 16-bit weights in two lanes.</summary>
    private const int LeastLimitOfTwoLanes = 2048;

    // A projection passes the rounding of its copies on to h as it is; gates make little of it.
    private const int LeastLimitOfProjection = 4096;
    private const int LeastLimitOfTwoLanesOfProjection = 16384;

    /// <summary>What copies of values over +-<paramref name="range"/> must reach in three lanes; 0 stands for readings.</summary>
    public static int LeastLimit(double range) =>
        range == 1 ? LeastLimitOfFullRange : (int)Math.Max(LeastLimitOfWideRange, range * LeastLimitOfFullRange);

    /// <param name="weights">[rows, columns].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="bits">8 or 16.</param>
    /// <param name="leastLimit">See <see cref="LeastLimit"/>.</param>
    /// <returns>The matrix and the largest copy that its lanes can take.</returns>
    public static (QuantizedMatrix Matrix, int CopyLimit) Quantize(double[] weights, int rows, int bits, int leastLimit) =>
        Quantize(weights, rows, bits, leastLimit, LeastLimitOfTwoLanes);

    /// <summary>The same for a projection, whose copies have to be finer.</summary>
    public static (QuantizedMatrix Matrix, int CopyLimit) QuantizeProjection(double[] weights, int rows, int bits) =>
        Quantize(weights, rows, bits, LeastLimitOfProjection, LeastLimitOfTwoLanesOfProjection);

    private static (QuantizedMatrix Matrix, int CopyLimit) Quantize(double[] weights, int rows, int bits, int leastLimit, int leastLimitOfTwoLanes)
    {
        int columns = weights.Length / rows;
        int most = (1 << (bits - 1)) - 1;
        var integers = new short[weights.Length];
        var scales = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> values = weights.AsSpan(row * columns, columns);
            double range = 0;
            foreach (double value in values)
            {
                range = Math.Max(range, Math.Abs(value));
            }

            scales[row] = range / most;
            for (int column = 0; column < columns && range > 0; column++)
            {
                integers[row * columns + column] = (short)Math.Round(values[column] / scales[row]);
            }
        }

        (int lanes, int limit) = ChooseLanes(LargestRowSum(integers, columns), rows, bits, leastLimit, leastLimit == 1 ? 1 : leastLimitOfTwoLanes);
        return (new QuantizedMatrix(rows, columns, bits, lanes, integers, scales), limit);
    }

    private static (int Lanes, int Limit) ChooseLanes(long rowSum, int rows, int bits, int leastLimit, int leastLimitOfTwoLanes)
    {
        int three = LimitFor(3, rowSum);
        if (bits == 8 && rows >= 3 && three >= leastLimit)
        {
            return (3, three);
        }

        int two = LimitFor(2, rowSum);
        return bits == 8 || two >= leastLimitOfTwoLanes ? (2, two) : (1, LimitFor(1, rowSum));
    }

    private static int LimitFor(int lanes, long rowSum) =>
        (int)Math.Min(ModelLimits.Copy, PackedMatrix.LaneLimit(lanes) / Math.Max(1, rowSum));

    private static long LargestRowSum(short[] weights, int columns) =>
        weights.Chunk(columns).Max(row => row.Sum(weight => Math.Abs((long)weight)));
}
