namespace TinyRnn.Quantizer.Networks;

/// <summary>The kind of recurrent unit.</summary>
public enum CellKind
{
    /// <summary>h = tanh(Wx + Uh + b).</summary>
    RnnTanh,

    /// <summary>h = relu(Wx + Uh + b).</summary>
    RnnRelu,

    /// <summary>Gated recurrent unit, reset after the recurrent product.</summary>
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
            CellKind.Gru => 3,
            CellKind.Lstm => 4,
            _ => 1,
        };
}
