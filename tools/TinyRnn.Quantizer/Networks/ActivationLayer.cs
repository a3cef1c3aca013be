namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// A function of each value between two layers. Importers describe what they find with it; in a network it is the
/// activation of a dense layer.
/// </summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="Activation">What is applied.</param>
public sealed record ActivationLayer(string Name, int Size, Activation Activation) : NetworkLayer(Name, Size, Size);
