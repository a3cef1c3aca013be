using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A quantized model in the integer runtime.</summary>
public sealed class IntegerModel : IRecurrentModel
{
    private readonly TableNetwork _network;
    private readonly int[] _raw;
    private readonly float[] _values;

    /// <summary>Creates a network with a fresh state.</summary>
    public IntegerModel(RnnModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        Signature = ModelSignature.Of(model.Info);
        _network = new TableNetwork(model);
        _raw = new int[ModelLimits.LayerValues];
        _values = new float[ModelLimits.LayerValues];
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
    public void Predict(float[] inputs, float[] output) => _network.Step(inputs, output);

    /// <inheritdoc/>
    public void Reset() => _network.Reset();

    /// <inheritdoc/>
    public string LayerName(int layer) => Model.Layers[layer].Name;

    /// <inheritdoc/>
    public int LayerSize(int layer) => Model.Layers[layer].OutputSize;

    /// <inheritdoc/>
    public ReadOnlySpan<float> LayerOutput(int layer)
    {
        _network.CopyLayerOutput(layer, _raw);
        float scale = 1f / (1 << Model.Layers[layer].FractionBits);
        int size = Model.Layers[layer].OutputSize;
        for (int i = 0; i < size; i++)
        {
            _values[i] = _raw[i] * scale;
        }

        return _values.AsSpan(0, size);
    }
}
