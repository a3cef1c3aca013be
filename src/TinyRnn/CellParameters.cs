namespace TinyRnn;

/// <summary>What makes a recurrent layer the cell that it is, besides its products: activations and options. Immutable once read.</summary>
internal sealed class CellParameters
{
    /// <summary>Units: values of h, or of what h is projected from.</summary>
    public int Units { get; set; }

    /// <summary>Q format of h, and of what it is projected from: 20 or 23.</summary>
    public int FractionBits { get; set; }

    /// <summary>Of r and z, or i, f and o; gives Q21. Null in an RNN.</summary>
    public IntegerActivation Gate { get; set; }

    /// <summary>Of n or g, or the only one of an RNN; gives Q20.</summary>
    public IntegerActivation Candidate { get; set; }

    /// <summary>LSTM: what is made of c; null elsewhere.</summary>
    public CellOutput Output { get; set; }

    /// <summary>GRU: whether r is applied to h before the candidate's recurrent product, or to the product.</summary>
    public bool ResetBefore { get; set; }

    /// <summary>LSTM: whether f is 1 - i and has no rows.</summary>
    public bool Coupled { get; set; }

    /// <summary>LSTM: multipliers of c, unit by unit i, f unless it is coupled, o; null for none.</summary>
    public long[] Peepholes { get; set; }

    /// <summary>h, then c, before the first step; null for zeros.</summary>
    public int[] InitialState { get; set; }
}
