using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A quantized model in the integer runtime.</summary>
public sealed class IntegerModel : IStreamingModel
{
    private readonly TableNetwork _network;
    private readonly int[] _raw;

    /// <summary>Creates a network with a fresh state.</summary>
    public IntegerModel(RnnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        Signature = ModelSignature.Of(model.Info);
        _network = new TableNetwork(model);
        _raw = new int[ModelLimits.Outputs];
    }

    /// <summary>The model that is run.</summary>
    public RnnModel Model { get; }

    /// <summary>The network that runs it.</summary>
    public TableNetwork Network => _network;

    /// <inheritdoc/>
    public ModelSignature Signature { get; }

    /// <inheritdoc/>
    public int LayerCount => Model.Layers.Length;

    /// <inheritdoc/>
    public void Predict(float[] reading, float[] output) => _network.Step(reading, output);

    /// <inheritdoc/>
    public void Reset() => _network.Reset();

    /// <inheritdoc/>
    public string LayerName(int layer) => Model.Layers[layer].Name;

    /// <inheritdoc/>
    public int LayerSize(int layer) => Model.Layers[layer].OutputSize;

    /// <inheritdoc/>
    public void CopyLayerOutput(int layer, float[] destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        _network.CopyLayerOutput(layer, _raw);
        float scale = 1f / (1 << Model.Layers[layer].FractionBits);
        for (int i = 0; i < Model.Layers[layer].OutputSize; i++)
        {
            destination[i] = _raw[i] * scale;
        }
    }
}
