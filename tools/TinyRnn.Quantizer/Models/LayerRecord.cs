using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>One layer as it stands in a file.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="FractionBits">Q format of the values out.</param>
internal record LayerRecord(LayerKind Kind, string Name, int InputSize, int OutputSize, int FractionBits);
