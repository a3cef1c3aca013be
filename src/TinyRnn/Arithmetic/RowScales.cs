namespace TinyRnn;

/// <summary>Multipliers and biases of a layer's rows; see <see cref="RecurrentKernel"/>.</summary>
internal sealed class RowScales
{
    public RowScales(int rows, int shift)
    {
        Shift = shift;
        InputMultipliers = new long[rows];
        Biases = new long[rows];
    }

    /// <summary>Bits by which the sums are finer than the pre-activation.</summary>
    public int Shift { get; }

    public long[] InputMultipliers { get; }

    /// <summary>Null in a layer without a recurrent product.</summary>
    public long[] RecurrentMultipliers { get; set; }

    public long[] Biases { get; }

    /// <summary>GRU only: bias of the candidate's recurrent part, one per unit.</summary>
    public long[] CandidateBiases { get; set; }
}
