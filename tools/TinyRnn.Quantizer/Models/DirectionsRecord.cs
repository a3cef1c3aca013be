using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>A bidirectional layer, or one that runs backwards.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="InputSize">Values in.</param>
/// <param name="OutputSize">Values out.</param>
/// <param name="FractionBits">Q format of the values out.</param>
/// <param name="Merge">What becomes of two outputs.</param>
/// <param name="Directions">Forward and backward, or backward alone.</param>
internal sealed record DirectionsRecord(
    LayerKind Kind,
    string Name,
    int InputSize,
    int OutputSize,
    int FractionBits,
    DirectionMerge Merge,
    IReadOnlyList<QuantizedRecurrent> Directions
) : LayerRecord(Kind, Name, InputSize, OutputSize, FractionBits);
