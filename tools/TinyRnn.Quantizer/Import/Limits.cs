namespace TinyRnn.Quantizer.Import;

/// <summary>The largest networks that are imported.</summary>
internal static class Limits
{
    /// <summary>Units of a layer, in each direction; features of a reading.</summary>
    public const int LayerSize = 256;

    /// <summary>Values that go into a layer after the first: both directions of the layer before, or tokens.</summary>
    public const int Inputs = 512;

    /// <summary>Tokens of a vocabulary.</summary>
    public const int Tokens = 65535;

    /// <summary>Weights of an embedding, one byte each at least on the board.</summary>
    public const int EmbeddingWeights = 1 << 22;

    /// <summary>Steps of a window or of a sequence.</summary>
    public const int Window = 65535;

    public const int Layers = 16;
    public const int RecurrentLayers = 8;
    public const int DenseLayers = 8;
}
