namespace TinyRnn.Quantizer.Networks;

/// <summary>What kind of RNN, GRU or LSTM a recurrent layer is; the defaults are the usual ones.</summary>
public sealed record CellOptions
{
    /// <summary>GRU: the reset gate is applied to h before the recurrent product, n = g(Wx + bx + U (r h) + bh).</summary>
    public bool ResetBefore { get; init; }

    /// <summary>What the gates apply: r, z (GRU), i, f, o (LSTM).</summary>
    public Activation GateActivation { get; init; } = Activation.Sigmoid;

    /// <summary>What the candidate applies: n (GRU), g (LSTM), or the only activation of an RNN.</summary>
    public Activation CandidateActivation { get; init; } = Activation.Tanh;

    /// <summary>LSTM: what is applied to the cell, h = o * OutputActivation(c).</summary>
    public Activation OutputActivation { get; init; } = Activation.Tanh;

    /// <summary>Pre-activations of gates and candidate are cut to +-Clip; null cuts nothing.</summary>
    public double? Clip { get; init; }

    /// <summary>LSTM: the forget gate is 1 - i; its own rows are not used.</summary>
    public bool CoupledInputForget { get; init; }

    /// <summary>
    /// LSTM: [3 * hidden], i, f, o: what the cell adds to the gates' pre-activations, the old cell to i and f, the new one to o.
    /// Empty for none.
    /// </summary>
    public float[] Peepholes { get; init; } = [];

    /// <summary>LSTM: [output, hidden], row-major: h = Projection (o * OutputActivation(c)). Empty for none.</summary>
    public float[] Projection { get; init; } = [];

    /// <summary>[output]: h before the first step; empty for zeros.</summary>
    public float[] InitialHidden { get; init; } = [];

    /// <summary>LSTM: [hidden]: c before the first step; empty for zeros.</summary>
    public float[] InitialCell { get; init; } = [];
}
