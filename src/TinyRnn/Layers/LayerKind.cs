namespace TinyRnn.CompilerServices;

/// <summary>The layers of the format; the numbers stand in the file.</summary>
public enum LayerKind
{
    /// <summary>Recurrent, one activation: h = a(Wx + Uh + b).</summary>
    Rnn = 1,

    /// <summary>Gated recurrent unit.</summary>
    Gru = 2,

    /// <summary>Long short-term memory.</summary>
    Lstm = 3,

    /// <summary>Fully connected, with an activation.</summary>
    Dense = 16,

    /// <summary>Softmax of logits; last layer only.</summary>
    Softmax = 20,

    /// <summary>Logarithm of softmax of logits; last layer only.</summary>
    LogSoftmax = 21,

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

    /// <summary>The last K steps of the window.</summary>
    LastK = 42,

    /// <summary>The mean of each value over the steps of the window.</summary>
    Mean = 43,

    /// <summary>The largest of each value over the steps of the window.</summary>
    Max = 44,

    /// <summary>All steps of the window as one vector, step after step.</summary>
    Flatten = 45,

    /// <summary>The one vector of the window at each of some steps.</summary>
    Repeat = 46,

    /// <summary>How far what comes out is from the window that went in; last layer only.</summary>
    ReconstructionError = 47,

    /// <summary>The number of the largest value; last layer only.</summary>
    ArgMax = 48,
}
