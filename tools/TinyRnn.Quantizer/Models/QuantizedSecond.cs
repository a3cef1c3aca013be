namespace TinyRnn.Quantizer.Models;

/// <summary>A product of a cell besides those with the input and with h.</summary>
/// <param name="Copy">Rounding of what it is multiplied with.</param>
/// <param name="Weights">[rows, units].</param>
internal sealed record QuantizedSecond(CopyScale Copy, QuantizedMatrix Weights);
