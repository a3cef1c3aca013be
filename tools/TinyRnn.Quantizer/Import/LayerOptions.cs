using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>What the weights of one layer cannot tell.</summary>
/// <param name="Activation">What follows the layer.</param>
/// <param name="Nonlinearity">Of a simple recurrent layer.</param>
/// <param name="Type">Of a matrix without a bias.</param>
public sealed record LayerOptions(StatedActivation? Activation = null, Activation? Nonlinearity = null, ModuleType? Type = null)
{
    /// <summary>These options where they are stated, else <paramref name="fallback"/>.</summary>
    internal LayerOptions Over(LayerOptions fallback) =>
        new(Activation ?? fallback.Activation, Nonlinearity ?? fallback.Nonlinearity, Type ?? fallback.Type);
}
