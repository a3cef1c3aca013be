using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>An embedding or a one-hot layer.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">Its name where it was trained.</param>
/// <param name="Tokens">How many tokens it knows.</param>
/// <param name="Size">Values out.</param>
/// <param name="FractionBits">Q format of the values out.</param>
/// <param name="Vocabulary">A text for each token, or empty.</param>
internal sealed record TokenRecord(LayerKind Kind, string Name, int Tokens, int Size, int FractionBits, IReadOnlyList<string> Vocabulary)
    : LayerRecord(Kind, Name, 1, Size, FractionBits)
{
    /// <summary>Embedding: bits of a weight, 8 or 16.</summary>
    public int Bits { get; init; }

    /// <summary>Embedding: [tokens], what a token's weights are multiplied with.</summary>
    public int[] Multipliers { get; init; } = [];

    /// <summary>Embedding: [tokens, size].</summary>
    public short[] Weights { get; init; } = [];
}
