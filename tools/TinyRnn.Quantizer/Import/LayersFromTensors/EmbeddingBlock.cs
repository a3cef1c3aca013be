using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>A vector for each token.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Tokens">How many tokens there are.</param>
/// <param name="Size">Values out.</param>
/// <param name="Weights">[tokens, size].</param>
internal sealed record EmbeddingBlock(string Name, int Tokens, int Size, TensorEntry Weights) : LayerBlock(Name, 1, Size)
{
    protected override string Kind => "embedding";
}
