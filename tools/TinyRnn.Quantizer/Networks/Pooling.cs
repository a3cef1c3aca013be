namespace TinyRnn.Quantizer.Networks;

/// <summary>What a <see cref="PoolingLayer"/> gives of each value.</summary>
public enum Pooling
{
    /// <summary>The mean over the steps.</summary>
    Mean,

    /// <summary>The greatest of the steps.</summary>
    Max,
}
