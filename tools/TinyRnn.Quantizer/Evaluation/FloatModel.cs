using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A float network in the float reference.</summary>
public sealed class FloatModel : IStreamingModel
{
    private readonly FloatNetwork _network;

    /// <summary>Creates a network with a fresh state.</summary>
    public FloatModel(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Signature = ModelSignature.Of(network);
        _network = new FloatNetwork(network);
    }

    /// <summary>The network that is run.</summary>
    public Network Network { get; }

    /// <inheritdoc/>
    public ModelSignature Signature { get; }

    /// <inheritdoc/>
    public int LayerCount => Network.Layers.Count;

    /// <inheritdoc/>
    public void Predict(float[] reading, float[] output) => _network.Step(reading, output);

    /// <inheritdoc/>
    public void Reset() => _network.Reset();

    /// <inheritdoc/>
    public string LayerName(int layer) => Network.Layers[layer].Name;

    /// <inheritdoc/>
    public int LayerSize(int layer) => Network.Layers[layer].OutputSize;

    /// <inheritdoc/>
    public void CopyLayerOutput(int layer, float[] destination) => _network.LayerOutput(layer).CopyTo(destination);
}
