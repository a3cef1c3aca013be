namespace TinyRnn.Quantizer.Networks;

/// <summary>A recurrent layer that sees the window from its last step to its first; output t is h after it has seen step t.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Layer">The layer that runs backwards.</param>
public sealed record ReverseLayer(string Name, RecurrentLayer Layer) : NetworkLayer(Name, Layer.InputSize, Layer.OutputSize);
