using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>The largest networks that are imported.</summary>
internal static class Limits
{
    /// <summary>Units of a layer, in each direction; features of a reading.</summary>
    public const int LayerSize = 512;

    /// <summary>Values that go into a layer after the first: both directions of the layer before, or tokens.</summary>
    public const int Inputs = 2 * LayerSize;

    /// <summary>Values of all steps of a window together, where a dense layer takes them at once.</summary>
    public const int FlatSize = 1 << 14;

    /// <summary>Tokens of a vocabulary.</summary>
    public const int Tokens = ModelLimits.Tokens;

    /// <summary>Weights of an embedding, one byte each at least on the board.</summary>
    public const int EmbeddingWeights = 1 << 22;

    /// <summary>Steps of a window.</summary>
    public const int Window = ModelLimits.WindowSteps;

    /// <summary>Steps of a sequence.</summary>
    public const int SequenceLength = SequenceRules.MostSteps;

    public const int Layers = ModelLimits.Layers;
    public const int RecurrentLayers = ModelLimits.RecurrentLayers;
    public const int DenseLayers = 8;
}
