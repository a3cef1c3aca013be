namespace TinyRnn.Quantizer.Import;

/// <summary>What is made of all outputs of a layer together.</summary>
public enum SoftmaxKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Probabilities.</summary>
    Softmax,

    /// <summary>Logarithms of probabilities.</summary>
    LogSoftmax,
}
