namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// factor x + offset, value by value: what a batch normalization computes once it is trained. Importers describe what they find
/// with it; in a network it is part of the weights of a layer before or after.
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Factor">[size].</param>
/// <param name="Offset">[size].</param>
public sealed record ScaleLayer(string Name, int Size, double[] Factor, double[] Offset) : NetworkLayer(Name, Size, Size);
