using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Reference;

/// <summary>
/// The float reference: runs a network one reading at a time, or a window of them, in single precision, in physical units,
/// and shows every layer's state. A step allocates nothing, a window nothing unless it is longer than any before. The state is
/// carried until <see cref="Reset"/>, also from window to window.
/// </summary>
public sealed class FloatNetwork
{
    private readonly FloatLayer[] _layers;
    private readonly float[][] _windows;
    private readonly float[] _normalized;
    private float[] _normalizedWindow = [];
    private int _steps;
    private readonly Channel[] _features;
    private readonly Channel[] _outputs;
    private readonly bool _needsWindow;

    /// <summary>Prepares the network; its arrays are copied.</summary>
    /// <exception cref="ArgumentException">The layers cannot follow each other as they do.</exception>
    public FloatNetwork(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (StructureRules.Violation(network) is { } violation)
        {
            throw new ArgumentException(violation, nameof(network));
        }

        Network = network;
        _needsWindow = network.NeedsWindow;
        _layers = new FloatLayer[network.Layers.Count];
        for (int i = 0; i < _layers.Length; i++)
        {
            _layers[i] = FloatLayer.Create(network.Layers[i], i > 0 ? _layers[i - 1] : null);
        }

        _windows = new float[_layers.Length][];
        Array.Fill(_windows, []);
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

    /// <summary>Layers of all kinds.</summary>
    public int LayerCount => _layers.Length;

    /// <summary>The last reading as the first layer saw it, mean and deviation applied: [<see cref="InputSize"/>].</summary>
    public ReadOnlySpan<float> NormalizedReading => _normalized;

    /// <summary>The last window as the first layer saw it: [steps, <see cref="InputSize"/>].</summary>
    public ReadOnlySpan<float> NormalizedWindow => _normalizedWindow.AsSpan(0, _steps * InputSize);

    /// <summary>Advances one step.</summary>
    /// <param name="reading">[<see cref="InputSize"/>], physical units, or a token. NaN or infinity holds the feature's last good
    /// value; before the first one, its mean.</param>
    /// <param name="output">[<see cref="OutputSize"/>], physical units.</param>
    /// <exception cref="ArgumentException">A wrong length, or not one of the tokens; the state is untouched.</exception>
    /// <exception cref="InvalidOperationException">The network needs a window.</exception>
    public void Step(ReadOnlySpan<float> reading, Span<float> output)
    {
        if (_needsWindow)
        {
            throw new InvalidOperationException("A layer needs the whole window, so that the network cannot be stepped; run it on a window.");
        }

        CheckLength(reading.Length, InputSize, nameof(reading));
        CheckLength(output.Length, OutputSize, nameof(output));
        CheckTokens(reading, nameof(reading));
        Normalize(reading);
        ReadOnlySpan<float> values = _normalized;
        foreach (FloatLayer layer in _layers)
        {
            layer.Step(values);
            values = layer.Output;
        }

        CopyOutputs(values, output);
    }

    /// <summary>
    /// Runs a window from the state there is and leaves the final states (h_n, c_n) as the state. Its number of steps follows from
    /// its length.
    /// </summary>
    /// <param name="window">[steps, <see cref="InputSize"/>], at least one step; each as in a step.</param>
    /// <param name="output">[<see cref="Network.StepsOut"/>, <see cref="OutputSize"/>].</param>
    /// <exception cref="ArgumentException">A wrong length, or not one of the tokens; the state is untouched.</exception>
    public void Run(ReadOnlySpan<float> window, Span<float> output)
    {
        int steps = window.Length / InputSize;
        if (steps == 0 || window.Length % InputSize != 0)
        {
            throw new ArgumentException($"Expected one or more steps of {InputSize} values, found {window.Length} values.", nameof(window));
        }

        CheckLength(output.Length, Network.StepsOut(steps) * OutputSize, nameof(output));
        CheckTokens(window, nameof(window));
        Reserve(ref _normalizedWindow, window.Length);
        _steps = steps;
        for (int i = 0; i < window.Length; i += InputSize)
        {
            Normalize(window.Slice(i, InputSize));
            _normalized.CopyTo(_normalizedWindow, i);
        }

        ReadOnlySpan<float> values = NormalizedWindow;
        for (int i = 0; i < _layers.Length; i++)
        {
            int stepsOut = _layers[i].StepsOut(steps);
            if (_layers[i] is FloatReconstructionError error)
            {
                error.Expect(NormalizedWindow);
            }

            Reserve(ref _windows[i], stepsOut * Network.Layers[i].OutputSize);
            _layers[i].Run(values, steps, _windows[i]);
            steps = stepsOut;
            values = _windows[i].AsSpan(0, steps * Network.Layers[i].OutputSize);
        }

        for (int i = 0; i < output.Length; i += OutputSize)
        {
            CopyOutputs(values.Slice(i, OutputSize), output.Slice(i, OutputSize));
        }
    }

    /// <inheritdoc cref="FloatLayer.Observe"/>
    internal void Observe(int layer, ReadOnlySpan<TensorStatistics> directions) => _layers[layer].Observe(directions);

    /// <summary>Back to the initial state; the held readings are forgotten.</summary>
    public void Reset()
    {
        Array.Clear(_normalized);
        foreach (FloatLayer layer in _layers)
        {
            layer.Reset();
        }
    }

    /// <summary>State h of a layer, to read or to write: [directions * units], forward first; empty for a layer without.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public Span<float> HiddenState(int layer) => Layer(layer).Hidden;

    /// <summary>State c of a layer, to read or to write: [directions * units], forward first; empty unless it is an LSTM.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public Span<float> CellState(int layer) => Layer(layer).Cell;

    /// <summary>
    /// What a layer gave in the last step, after its activation, before output units: [units]. Of a bidirectional layer, what its
    /// directions gave when they had seen the whole window.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public ReadOnlySpan<float> LayerOutput(int layer) => Layer(layer).Output;

    /// <summary>What a layer gave in the last window: [steps, units], of one step from where the network gives the last step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public ReadOnlySpan<float> LayerWindow(int layer) =>
        _windows[Check(layer)].AsSpan(0, StepsOut(layer) * Network.Layers[layer].OutputSize);

    /// <summary>Directions of a layer: 2 for a bidirectional one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public int Directions(int layer) => Layer(layer).Directions;

    /// <summary>What one direction of a layer gave in the last window, before both were merged: [steps, units].</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such layer.</exception>
    public ReadOnlySpan<float> DirectionWindow(int layer, int direction) => Layer(layer).DirectionWindow(direction, LayerWindow(layer));

    private static void Reserve(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = new float[length];
        }
    }

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

    private void CheckTokens(ReadOnlySpan<float> tokens, string parameter)
    {
        if (Network.Tokens == 0)
        {
            return;
        }

        foreach (float token in tokens)
        {
            if (!(token >= 0 && token < Network.Tokens) || token != MathF.Floor(token))
            {
                throw new ArgumentException($"Expected a token from 0 to {Network.Tokens - 1}, found {token}.", parameter);
            }
        }
    }

    private void Normalize(ReadOnlySpan<float> reading)
    {
        for (int i = 0; i < _normalized.Length; i++)
        {
            float normalized = (float)((reading[i] - _features[i].Mean) / _features[i].Deviation);
            if (float.IsFinite(normalized))
            {
                _normalized[i] = normalized;
            }
        }
    }

    private void CopyOutputs(ReadOnlySpan<float> values, Span<float> output)
    {
        for (int i = 0; i < output.Length; i++)
        {
            output[i] = (float)((values[i] * _outputs[i].Deviation) + _outputs[i].Mean);
        }
    }

    private int StepsOut(int layer)
    {
        int steps = _steps;
        for (int i = 0; i <= layer; i++)
        {
            steps = _layers[i].StepsOut(steps);
        }

        return steps;
    }

    private int Check(int layer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(layer, _layers.Length);
        return layer;
    }

    private FloatLayer Layer(int layer) => _layers[Check(layer)];
}
