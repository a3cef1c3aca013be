namespace TinyRnn.Quantizer.Networks;

/// <summary>The number, from 0, of the largest value, the first of equals; last layer only.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="InputSize">Values in; one comes out.</param>
public sealed record ArgMaxLayer(string Name, int InputSize) : NetworkLayer(Name, InputSize, 1);
