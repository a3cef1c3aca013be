namespace TinyRnn.Quantizer.Networks;

/// <summary>What a dense layer applies to its sums.</summary>
public enum DenseActivation
{
    /// <summary>Nothing: logits or numbers.</summary>
    None,

    /// <summary>max(0, v).</summary>
    Relu,

    /// <summary>1 / (1 + exp(-v)).</summary>
    Sigmoid,

    /// <summary>tanh(v).</summary>
    Tanh,

    /// <summary>exp(v_i) / sum of exp(v_j); last layer only.</summary>
    Softmax,

    /// <summary>v_i - log(sum of exp(v_j)); last layer only.</summary>
    LogSoftmax,

    /// <summary>v cut to 0 to 1; slope and offset are part of weights and bias.</summary>
    HardSigmoid,
}
