namespace TinyRnn.Quantizer.Networks;

/// <summary>1 in the place of the token, 0 elsewhere; first layer only. Its one input is the token's number, from 0.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Tokens">How many tokens there are, and values out.</param>
public sealed record OneHotLayer(string Name, int Tokens) : NetworkLayer(Name, 1, Tokens);
