namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// The functions that <see cref="Activation"/> names, with parameters a (alpha) and b (beta). What each is called and computes
/// stands in <see cref="ActivationVocabulary"/>.
/// </summary>
public enum ActivationKind
{
    /// <summary>v.</summary>
    None,

    /// <summary>1 / (1 + exp(-v)).</summary>
    Sigmoid,

    /// <summary>tanh(v).</summary>
    Tanh,

    /// <summary>max(0, v).</summary>
    Relu,

    /// <summary>a v + b, cut to 0 to 1. Definitions differ: 0.2 v + 0.5, or v / 6 + 0.5, or as the file says.</summary>
    HardSigmoid,

    /// <summary>a v + b.</summary>
    Affine,

    /// <summary>v where v is positive, otherwise a v.</summary>
    LeakyRelu,

    /// <summary>v where v is greater than a, otherwise 0.</summary>
    ThresholdedRelu,

    /// <summary>a tanh(b v).</summary>
    ScaledTanh,

    /// <summary>v / (1 + |v|).</summary>
    Softsign,

    /// <summary>v where v is positive, otherwise a (exp(v) - 1).</summary>
    Elu,
}
