using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>One layer of an integer model.</summary>
/// <param name="Layer">From 0.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="Kind">What it is.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="Rows">Rows of weights.</param>
/// <param name="FractionBits">Fraction bits of the values out.</param>
/// <param name="Input">The product with the input; null in a layer without one.</param>
/// <param name="Recurrent">The product with h; null in a layer without one.</param>
public sealed record LayerSummary(
    int Layer,
    string Name,
    LayerKind Kind,
    int InputSize,
    int OutputSize,
    int Rows,
    int FractionBits,
    ProductSummary? Input,
    ProductSummary? Recurrent
)
{
    /// <summary>What is special about it, for people: direction, merge, tokens; may be empty.</summary>
    public string Detail { get; init; } = "";
}
