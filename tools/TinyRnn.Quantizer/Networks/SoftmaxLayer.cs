namespace TinyRnn.Quantizer.Networks;

/// <summary>Probabilities of the logits that a fully connected layer gives, or their logarithms; last layer only, but for a last step or an argmax.</summary>
/// <param name="Name">The layer's name, for messages.</param>
/// <param name="Size">Values in and out.</param>
/// <param name="IsLogarithm">v_i - log(sum of exp(v_j)) instead of exp(v_i) / sum of exp(v_j).</param>
public sealed record SoftmaxLayer(string Name, int Size, bool IsLogarithm) : NetworkLayer(Name, Size, Size);
