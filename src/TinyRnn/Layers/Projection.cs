using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>What makes h of an LSTM's o a(c): a product without bias of its own, in h's format.</summary>
internal sealed class Projection
{
    public Projection(Requantizer copy, RowScales scales)
    {
        Copy = copy;
        Scales = scales;
    }

    /// <summary>How o a(c) is rounded.</summary>
    public Requantizer Copy { get; }

    /// <summary>Of the projection's rows: no recurrent part.</summary>
    public RowScales Scales { get; }

    /// <summary>[output, units].</summary>
    public WeightMatrix Weights { get; set; }

    /// <summary>h from the values in the scratch.</summary>
    /// <param name="scratch">o a(c) in <see cref="Scratch.Values"/>.</param>
    /// <param name="units">How many.</param>
    /// <param name="state">Receives h.</param>
    /// <param name="offset">Its first integer.</param>
    /// <param name="bound">What h is cut to.</param>
    public void Apply(Scratch scratch, int units, int[] state, int offset, int bound)
    {
        Copy.Apply(scratch.Values, 0, units, scratch.Hidden);
        long[] sums = scratch.InputSums;
        Weights.Multiply(scratch.Hidden, sums);
        long[] multipliers = Scales.InputMultipliers;
        long[] bias = Scales.Biases;
        int shift = Scales.Shift;
        int rows = bias.Length;
        for (int row = 0; row < rows; row++)
        {
            state[offset + row] = CellFormat.Cut((sums[row] * multipliers[row] + bias[row]) >> shift, bound);
        }
    }
}
