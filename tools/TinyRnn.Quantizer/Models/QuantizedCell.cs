namespace TinyRnn.Quantizer.Models;

/// <summary>What a recurrent layer with options has beyond a usual one, as it stands in a file.</summary>
/// <param name="Units">Units; of an LSTM with a projection not the values out.</param>
/// <param name="Candidate">What the candidate applies.</param>
/// <param name="InitialState">h, then c, or empty for zeros.</param>
internal sealed record QuantizedCell(int Units, GateActivation Candidate, int[] InitialState)
{
    /// <summary>What the gates apply; null in an RNN.</summary>
    public GateActivation? Gate { get; init; }

    /// <summary>GRU: whether r is applied before the recurrent product.</summary>
    public bool ResetBefore { get; init; }

    /// <summary>LSTM: whether f is 1 - i.</summary>
    public bool Coupled { get; init; }

    /// <summary>LSTM: multipliers of c, gate by gate; empty for none.</summary>
    public long[] Peepholes { get; init; } = [];

    /// <summary>LSTM: what is applied to c; null elsewhere.</summary>
    public QuantizedOutput? Output { get; init; }

    /// <summary>Rounding of what the candidate's recurrent product (GRU) or the projection (LSTM) takes.</summary>
    public CopyScale? SecondCopy { get; init; }

    /// <summary>GRU: [hidden, hidden], the candidate's recurrent weights; LSTM: [output, units], the projection, or null.</summary>
    public QuantizedMatrix? SecondWeights { get; init; }

    /// <summary>LSTM: scales of the projection, or null.</summary>
    public QuantizedRows? ProjectionRows { get; init; }
}
