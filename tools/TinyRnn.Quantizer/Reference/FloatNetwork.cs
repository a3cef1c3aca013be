using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// The float reference: runs a network one reading at a time in single precision, in physical units, and shows every
/// layer's state. A step allocates nothing. The state starts at zero and is carried until <see cref="Reset"/>.
/// </summary>
public sealed class FloatNetwork
{
    private readonly FloatLayer[] _layers;
    private readonly float[] _normalized;
    private readonly Channel[] _features;
    private readonly Channel[] _outputs;

    /// <summary>Prepares the network; its arrays are copied.</summary>
    public FloatNetwork(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        _layers = network.Layers.Select(FloatLayer.Create).ToArray();
        _normalized = new float[network.InputSize];
        _features = ChannelsOf(network.Description.Features, network.InputSize);
        _outputs = ChannelsOf(network.Description.Outputs, network.OutputSize);
    }

    /// <summary>The network that is run.</summary>
    public Network Network { get; }

    /// <summary>Values in a reading.</summary>
    public int InputSize => Network.InputSize;

    /// <summary>Values in an output.</summary>
    public int OutputSize => Network.OutputSize;

    /// <summary>Layers, recurrent and dense.</summary>
    public int LayerCount => _layers.Length;

    /// <summary>The last reading as the first layer saw it, mean and deviation applied: [<see cref="InputSize"/>].</summary>
    public ReadOnlySpan<float> NormalizedReading => _normalized;

    /// <summary>Advances one step.</summary>
    /// <param name="reading">[<see cref="InputSize"/>], physical units. NaN or infinity holds the feature's last good value;
    /// before the first one, its mean.</param>
    /// <param name="output">[<see cref="OutputSize"/>], physical units.</param>
    /// <exception cref="ArgumentException">A wrong length; the state is untouched.</exception>
    public void Step(ReadOnlySpan<float> reading, Span<float> output)
    {
        CheckLength(reading.Length, InputSize, nameof(reading));
        CheckLength(output.Length, OutputSize, nameof(output));
        for (int i = 0; i < _normalized.Length; i++)
        {
            float normalized = (float)((reading[i] - _features[i].Mean) / _features[i].Deviation);
            if (float.IsFinite(normalized))
            {
                _normalized[i] = normalized;
            }
        }

        ReadOnlySpan<float> values = _normalized;
        foreach (FloatLayer layer in _layers)
        {
            layer.Step(values);
            values = layer.Output;
        }

        for (int i = 0; i < output.Length; i++)
        {
            output[i] = (float)((values[i] * _outputs[i].Deviation) + _outputs[i].Mean);
        }
    }

    /// <summary>Sets the state of every layer, its last output and the held readings to zero.</summary>
    public void Reset()
    {
        Array.Clear(_normalized);
        foreach (FloatLayer layer in _layers)
        {
            layer.Reset();
        }
    }

    /// <summary>State h of a layer, to read or to write: [units]; empty for a dense layer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public Span<float> HiddenState(int layer) => Layer(layer).Hidden;

    /// <summary>State c of a layer, to read or to write: [units]; empty unless it is an LSTM.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public Span<float> CellState(int layer) => Layer(layer).Cell;

    /// <summary>What a layer gave in the last step, after its activation, before output units: [units].</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public ReadOnlySpan<float> LayerOutput(int layer) => Layer(layer).Output;

    private static Channel[] ChannelsOf(IReadOnlyList<Channel> channels, int size)
    {
        if (channels.Count == 0)
        {
            return Enumerable.Repeat(new Channel("", "", 0, 1), size).ToArray();
        }

        return channels.Count == size
            ? channels.ToArray()
            : throw new ArgumentException($"The network has {size} values but {channels.Count} channels describe them.", nameof(channels));
    }

    private static void CheckLength(int length, int expected, string parameter)
    {
        if (length != expected)
        {
            throw new ArgumentException($"Expected {expected} values, found {length}.", parameter);
        }
    }

    private FloatLayer Layer(int layer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, _layers.Length);
        return _layers[layer];
    }
}
