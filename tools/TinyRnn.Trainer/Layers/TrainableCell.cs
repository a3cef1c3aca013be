namespace TinyRnn.Trainer.Layers;

/// <summary>A recurrent unit that can be trained.</summary>
public enum TrainableCell
{
    /// <summary>Gated recurrent unit, reset after the recurrent product.</summary>
    Gru,

    /// <summary>Long short-term memory.</summary>
    Lstm,

    /// <summary>h = tanh(Wx + Uh + b).</summary>
    RnnTanh,

    /// <summary>h = max(0, Wx + Uh + b).</summary>
    RnnRelu,
}
