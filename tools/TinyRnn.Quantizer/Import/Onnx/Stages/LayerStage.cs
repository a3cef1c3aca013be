using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Stages;

/// <summary>
/// A stage that is a layer of the network other than a recurrent one.
/// </summary>
/// <param name="layer">The layer.</param>
/// <param name="input">What it takes.</param>
/// <param name="repeats">Of a layer that repeats one vector: how often; otherwise 0.</param>
internal sealed class LayerStage(NetworkLayer layer, StageInput input, int repeats = 0) : Stage(layer.Name, layer.OutputSize)
{
    public NetworkLayer Layer { get; } = layer;

    public override StageInput Input { get; } = input;

    public override int Steps => repeats > 0 ? repeats : Layer.StepsOut(base.Steps);
}
