using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>A dense layer.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="Weights">[output, input].</param>
/// <param name="Bias">[output], or null for none.</param>
internal sealed record DenseBlock(string Name, int InputSize, int OutputSize, TensorEntry Weights, TensorEntry? Bias)
    : LayerBlock(Name, InputSize, OutputSize)
{
    protected override string Kind => "dense";
}
