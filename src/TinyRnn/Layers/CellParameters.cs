using TinyRnn.CompilerServices;

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

    /// <summary>True for the usual cell: sigmoid gates, tanh elsewhere, no option, h in Q23.</summary>
    public bool IsUsual =>
        Candidate.IsUsualCandidate && (Gate == null || Gate.IsUsualGate) && (Output == null || Output.IsUsual) && !ResetBefore && !Coupled
        && Peepholes == null && FractionBits == FixedPoint.StateBits;

    /// <summary>Those of the usual cell.</summary>
    public static CellParameters Usual(LayerKind kind, int units)
    {
        var cell = new CellParameters();
        cell.Units = units;
        cell.FractionBits = FixedPoint.StateBits;
        cell.Gate = kind == LayerKind.Rnn ? null : IntegerActivation.UsualGate();
        cell.Candidate = IntegerActivation.UsualCandidate();
        cell.Output = kind == LayerKind.Lstm ? new CellOutput(CellOutput.UsualScale, SigmoidTable.Zero, 0, IntegerActivation.UsualCandidate()) : null;
        return cell;
    }
}
