namespace TinyRnn.Quantizer.Import;

/// <summary>What a simple recurrent layer applies to its sums; its weights look the same either way.</summary>
public enum RnnNonlinearity
{
    /// <summary>tanh(v), the default.</summary>
    Tanh,

    /// <summary>max(0, v).</summary>
    Relu,
}
