using TinyRnn.Quantizer.Models;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>A quantized layer and what the next one must know of it.</summary>
/// <param name="Record">The layer as it stands in the file.</param>
/// <param name="Range">What the next layer's copies must cover.</param>
internal sealed record LayerOutput(LayerRecord Record, double Range)
{
    /// <summary>What its values stand for; null for themselves.</summary>
    public ValueFit? Fit { get; init; }
}
