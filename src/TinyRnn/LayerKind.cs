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

    /// <summary>Recurrent with options: any activation, clip, an initial state.</summary>
    RnnCustom = 5,

    /// <summary>Gated recurrent unit with options: activations, clip, reset before the recurrent product, an initial state.</summary>
    GruCustom = 6,

    /// <summary>Long short-term memory with options: activations, clip, coupled gates, peepholes, projection, an initial state.</summary>
    LstmCustom = 7,

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

    /// <summary>Fully connected, logarithm of softmax; last layer only.</summary>
    DenseLogSoftmax = 21,

    /// <summary>Fully connected, cut to 0 to 1.</summary>
    DenseHardSigmoid = 22,

    /// <summary>The vector of a token; first layer only.</summary>
    Embedding = 24,

    /// <summary>1 in the place of a token; first layer only.</summary>
    OneHot = 25,

    /// <summary>Two recurrent layers over one window, the second from its end.</summary>
    Bidirectional = 32,

    /// <summary>A recurrent layer that sees a window from its end.</summary>
    Reverse = 33,

    /// <summary>What the recurrent layer before gave when it had seen the whole window.</summary>
    FinalState = 40,

    /// <summary>What the layer before gave for the last step of the window.</summary>
    LastOutput = 41,

    /// <summary>The number of the largest value; last layer only.</summary>
    ArgMax = 48,
}
