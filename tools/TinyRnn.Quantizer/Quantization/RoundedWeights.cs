using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Weights as integers, with the real value of one step of each row, before lanes are chosen.</summary>
/// <param name="Rows">Rows.</param>
/// <param name="Bits">8 or 16.</param>
/// <param name="Integers">[rows, columns].</param>
/// <param name="Scales">[rows]; 0 for a row of zeros.</param>
internal sealed record RoundedWeights(int Rows, int Bits, short[] Integers, double[] Scales)
{
    /// <summary>Columns.</summary>
    public int Columns => Rows == 0 ? 0 : Integers.Length / Rows;

    /// <summary>The largest sum of magnitudes of a row.</summary>
    public long LargestRowSum => Integers.Chunk(Columns).Max(row => row.Sum(weight => Math.Abs((long)weight)));

    /// <summary>Rounds each weight to the nearest step.</summary>
    public static RoundedWeights Nearest(double[] weights, int rows, int bits)
    {
        RoundedWeights rounded = Unrounded(weights, rows, bits);
        int columns = rounded.Columns;
        for (int i = 0; i < weights.Length; i++)
        {
            double scale = rounded.Scales[i / columns];
            rounded.Integers[i] = scale > 0 ? (short)Math.Round(weights[i] / scale) : (short)0;
        }

        return rounded;
    }

    /// <summary>Rounds the weights of each row so that they and its bias make up for each other.</summary>
    public static RoundedWeights Compensated(double[] weights, double[] bias, int bits, Curvature curvature)
    {
        RoundedWeights rounded = Unrounded(weights, bias.Length, bits);
        int columns = rounded.Columns;
        double[] row = new double[columns + 1];
        double[] steps = new double[columns];
        int[] limits = [.. Enumerable.Repeat(Most(bits), columns)];
        short[] integers = new short[columns];
        for (int i = 0; i < bias.Length; i++)
        {
            Array.Copy(weights, i * columns, row, 0, columns);
            row[^1] = bias[i];
            Array.Fill(steps, rounded.Scales[i]);
            RowRounding.Round(curvature, row, steps, limits, integers);
            Array.Copy(integers, 0, rounded.Integers, i * columns, columns);
            bias[i] = row[^1];
        }

        return rounded;
    }

    /// <summary>The rows' scales, with integers that are still to be set.</summary>
    public static RoundedWeights Unrounded(double[] weights, int rows, int bits)
    {
        double[] scales = [.. weights.Chunk(weights.Length / rows).Select(row => row.Max(Math.Abs) / Most(bits))];
        return new RoundedWeights(rows, bits, new short[weights.Length], scales);
    }

    /// <summary>The largest integer of so many bits.</summary>
    public static int Most(int bits) => (1 << (bits - 1)) - 1;

    /// <summary>Some of the rows, in their order.</summary>
    public RoundedWeights Where(Func<int, bool> takesRow)
    {
        int[] rows = [.. Enumerable.Range(0, Rows).Where(takesRow)];
        return new RoundedWeights(rows.Length, Bits, [.. rows.SelectMany(row => Integers.Skip(row * Columns).Take(Columns))], [.. rows.Select(row => Scales[row])]);
    }

    /// <summary>As a matrix of the format.</summary>
    public QuantizedMatrix ToMatrix(int lanes) => new(Rows, Columns, Bits, lanes, Integers, Scales);
}
