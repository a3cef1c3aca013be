namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>The largest networks that are imported.</summary>
internal static class Limits
{
    public const int LayerSize = 256;
    public const int RecurrentLayers = 8;
    public const int DenseLayers = 8;
}
