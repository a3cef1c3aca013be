namespace TinyRnn.Quantizer.Networks;

/// <summary>The kind of recurrent unit.</summary>
public enum CellKind
{
    /// <summary>h = a(Wx + Uh + b), where a is the candidate's activation: tanh unless the layer's options say otherwise.</summary>
    Rnn,

    /// <summary>Gated recurrent unit, reset after the recurrent product unless the layer's options say otherwise.</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,
}

/// <summary>Properties of <see cref="CellKind"/>.</summary>
public static class CellKinds
{
    /// <summary>Rows of weights per unit.</summary>
    public static int Gates(this CellKind cell) =>
        cell switch
        {
            CellKind.Rnn => 1,
            CellKind.Gru => 3,
            CellKind.Lstm => 4,
        };
}
