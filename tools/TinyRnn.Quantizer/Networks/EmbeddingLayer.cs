namespace TinyRnn.Quantizer.Networks;

/// <summary>A vector for each token; first layer only. Its one input is the token's number, from 0.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Tokens">How many tokens there are.</param>
/// <param name="Size">Values out.</param>
/// <param name="Weights">[tokens, size], row-major.</param>
public sealed record EmbeddingLayer(string Name, int Tokens, int Size, float[] Weights) : NetworkLayer(Name, 1, Size);
