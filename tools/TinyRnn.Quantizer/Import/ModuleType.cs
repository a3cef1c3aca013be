namespace TinyRnn.Quantizer.Import;

/// <summary>What a matrix without a bias is, when its shape does not tell.</summary>
public enum ModuleType
{
    /// <summary>A fully connected layer, [output, input].</summary>
    Dense,

    /// <summary>A vector for each token, [tokens, size].</summary>
    Embedding,
}
