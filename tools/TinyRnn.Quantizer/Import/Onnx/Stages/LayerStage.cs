using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>
/// A stage that is a layer of the network: an embedding, a one-hot input, a dense layer or the number of the largest value.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="input">What it takes.</param>
internal sealed class LayerStage(NetworkLayer layer, StageInput input) : Stage(layer.Name, layer.OutputSize)
{
    public NetworkLayer Layer { get; } = layer;

    public override StageInput Input { get; } = input;
}
