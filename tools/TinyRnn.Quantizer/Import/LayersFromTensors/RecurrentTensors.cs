using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>The tensors of one recurrent layer in one direction.</summary>
/// <param name="InputSize">Values in.</param>
/// <param name="InputWeights">[gates * hidden, input].</param>
/// <param name="RecurrentWeights">[gates * hidden, output].</param>
/// <param name="InputBias">[gates * hidden], or null for none.</param>
/// <param name="RecurrentBias">[gates * hidden], or null for none.</param>
/// <param name="Projection">[output, hidden], or null for none.</param>
internal sealed record RecurrentTensors(
    int InputSize,
    TensorEntry InputWeights,
    TensorEntry RecurrentWeights,
    TensorEntry? InputBias,
    TensorEntry? RecurrentBias,
    TensorEntry? Projection
);
