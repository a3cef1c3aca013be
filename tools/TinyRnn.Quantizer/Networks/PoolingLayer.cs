namespace TinyRnn.Quantizer.Networks;

/// <summary>N to 1: the mean or the greatest of each value over the steps of a window; the layers after it run once.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Pooling">Which of the two.</param>
public sealed record PoolingLayer(string Name, int Size, Pooling Pooling) : NetworkLayer(Name, Size, Size)
{
    /// <inheritdoc/>
    public override int StepsOut(int steps) => 1;
}
