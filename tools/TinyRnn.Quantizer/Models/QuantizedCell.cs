namespace TinyRnn.Quantizer.Models;

/// <summary>What kind of cell a recurrent layer has, as it stands in a file.</summary>
/// <param name="Units">Units; of an LSTM with a projection not the values out.</param>
/// <param name="Candidate">What the candidate applies, or an RNN.</param>
/// <param name="InitialState">h, then c, or empty for zeros.</param>
internal sealed record QuantizedCell(int Units, IntegerActivation Candidate, int[] InitialState)
{
    /// <summary>What the gates apply; null in an RNN.</summary>
    public IntegerActivation? Gate { get; init; }

    /// <summary>GRU: whether r is applied before the recurrent product.</summary>
    public bool ResetBefore { get; init; }

    /// <summary>LSTM: whether f is 1 - i.</summary>
    public bool Coupled { get; init; }

    /// <summary>LSTM: multipliers of c, unit by unit i, f (unless coupled), o; empty for none.</summary>
    public long[] Peepholes { get; init; } = [];

    /// <summary>LSTM: what is applied to c; null elsewhere.</summary>
    public QuantizedOutput? Output { get; init; }

    /// <summary>GRU: the candidates' recurrent product where it is one of its own; null elsewhere.</summary>
    public QuantizedSecond? Candidates { get; init; }

    /// <summary>LSTM: what makes h of o a(c); null elsewhere.</summary>
    public QuantizedSecond? Projection { get; init; }

    /// <summary>LSTM: scales of the projection, or null.</summary>
    public QuantizedRows? ProjectionRows { get; init; }
}
