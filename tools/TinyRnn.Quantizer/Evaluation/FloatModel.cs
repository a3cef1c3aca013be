using System;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A float network in the float reference.</summary>
public sealed class FloatModel : IRecurrentModel
{
    private readonly FloatNetwork _network;
    private readonly bool _canStep;
    private bool _stepped;

    /// <summary>Creates a network with a fresh state.</summary>
    public FloatModel(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        Signature = ModelSignature.Of(network);
        _network = new FloatNetwork(network);
        _canStep = !network.NeedsWindow;
    }

    /// <summary>Creates an imported network with a fresh state.</summary>
    public FloatModel(ImportedNetwork imported)
        : this((imported ?? throw new ArgumentNullException(nameof(imported))).Network) => Forward = imported.Forward;

    /// <summary>What the network computes and how that is known; null when it was not imported.</summary>
    public ForwardTruth? Forward { get; }

    /// <summary>The network that is run.</summary>
    public Network Network { get; }

    /// <inheritdoc/>
    public ModelSignature Signature { get; }

    /// <inheritdoc/>
    public int LayerCount => Network.Layers.Count;

    /// <inheritdoc/>
    public void Predict(float[] inputs, float[] output)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        _stepped = _canStep && inputs.Length == _network.InputSize;
        if (_stepped)
        {
            _network.Step(inputs, output);
        }
        else
        {
            _network.Run(inputs, output);
        }
    }

    /// <inheritdoc/>
    public void Reset() => _network.Reset();

    /// <inheritdoc/>
    public string LayerName(int layer) => Network.Layers[layer].Name;

    /// <inheritdoc/>
    public int LayerSize(int layer) => Network.Layers[layer].OutputSize;

    /// <inheritdoc/>
    public ReadOnlySpan<float> LayerOutput(int layer) => _stepped ? _network.LayerOutput(layer) : _network.LayerWindow(layer);
}
