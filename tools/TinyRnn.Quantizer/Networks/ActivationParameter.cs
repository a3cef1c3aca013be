namespace TinyRnn.Quantizer.Networks;

/// <summary>A parameter of a kind of activation.</summary>
/// <param name="Name">Alpha or beta.</param>
/// <param name="Usual">Its value where none is stated; null where definitions differ and it must be stated.</param>
internal sealed record ActivationParameter(string Name, double? Usual = null);
