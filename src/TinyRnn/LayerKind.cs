namespace TinyRnn;

/// <summary>The layers of the format; the numbers stand in the file.</summary>
public enum LayerKind
{
    /// <summary>Recurrent, tanh.</summary>
    RnnTanh = 1,

    /// <summary>Recurrent, relu.</summary>
    RnnRelu = 2,

    /// <summary>Gated recurrent unit, reset after the recurrent product.</summary>
    Gru = 3,

    /// <summary>Long short-term memory.</summary>
    Lstm = 4,

    /// <summary>Fully connected, no activation.</summary>
    Dense = 16,

    /// <summary>Fully connected, relu.</summary>
    DenseRelu = 17,

    /// <summary>Fully connected, sigmoid.</summary>
    DenseSigmoid = 18,

    /// <summary>Fully connected, tanh.</summary>
    DenseTanh = 19,

    /// <summary>Fully connected, softmax; last layer only.</summary>
    DenseSoftmax = 20,
}
