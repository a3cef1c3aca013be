using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>A quantized model in the integer runtime.</summary>
public sealed class IntegerModel : IRecurrentModel
{
    private readonly Layer[] _layers;
    private readonly bool[] _givesOneVector;
    private readonly int[][] _raw;
    private readonly int[] _rawLengths;
    private readonly int[] _rawStep;
    private readonly float[] _reading;
    private readonly float[] _stepOutput;
    private float[] _values = [];
    private int _room;

    /// <summary>Creates a network with a fresh state.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">What its file says that it predicts, if anything.</param>
    public IntegerModel(RnnModel model, PredictionTarget? target = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        Model = model;
        Signature = ModelSignature.Of(model) with { Target = target };
        Network = new LoadedNetwork(model);
        _layers = model.Layers;
        _givesOneVector = new bool[_layers.Length];
        for (int i = 0; i < _layers.Length; i++)
        {
            _givesOneVector[i] = _layers[i].Kind is LayerKind.FinalState or LayerKind.LastOutput || (i > 0 && _givesOneVector[i - 1]);
        }

        _raw = Array.ConvertAll(_layers, layer => new int[layer.OutputSize]);
        _rawLengths = Array.ConvertAll(_layers, layer => layer.OutputSize);
        _rawStep = new int[ModelLimits.LayerValues];
        _reading = new float[model.Info.Inputs.Length];
        _stepOutput = new float[model.Info.Outputs.Length];
        _room = model.Info.Window;
    }

    /// <summary>The model that is run.</summary>
    public RnnModel Model { get; }

    /// <summary>The network that runs it; replaced by one with more room before a window that is longer than any before.</summary>
    public LoadedNetwork Network { get; private set; }

    /// <inheritdoc/>
    public ModelSignature Signature { get; }

    /// <inheritdoc/>
    public int LayerCount => _layers.Length;

    /// <inheritdoc/>
    public void Predict(float[] inputs, float[] output)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(output);
        if (Model.Info.NeedsWindow)
        {
            RunWindow(inputs, output);
        }
        else if (inputs.Length == _reading.Length)
        {
            Network.Step(inputs, output);
            Reserve(1);
        }
        else
        {
            StepThrough(inputs, output);
        }
    }

    /// <inheritdoc/>
    public void Reset() => Network.Reset();

    /// <inheritdoc/>
    public string LayerName(int layer) => _layers[layer].Name;

    /// <inheritdoc/>
    public int LayerSize(int layer) => _layers[layer].OutputSize;

    /// <summary>
    /// As <see cref="IRecurrentModel.LayerOutput"/> says; empty where the runtime only computes the final state, because that is all that
    /// is used of the layer.
    /// </summary>
    public ReadOnlySpan<float> LayerOutput(int layer)
    {
        ReadOnlySpan<int> raw = RawLayerOutput(layer);
        if (_values.Length < raw.Length)
        {
            _values = new float[raw.Length];
        }

        float scale = 1f / (1 << _layers[layer].FractionBits);
        for (int i = 0; i < raw.Length; i++)
        {
            _values[i] = raw[i] * scale;
        }

        return _values.AsSpan(0, raw.Length);
    }

    /// <summary>What <see cref="LayerOutput"/> gives, in the layer's Q format.</summary>
    internal ReadOnlySpan<int> RawLayerOutput(int layer)
    {
        if (!Model.Info.NeedsWindow && _rawLengths[layer] == _layers[layer].OutputSize)
        {
            Network.CopyLayerOutput(layer, _raw[layer]);
        }

        return _raw[layer].AsSpan(0, _rawLengths[layer]);
    }

    /// <summary>A window of a network of one direction: as many steps.</summary>
    private void StepThrough(float[] inputs, float[] output)
    {
        int steps = inputs.Length / _reading.Length;
        Reserve(steps);
        for (int step = 0; step < steps; step++)
        {
            Array.Copy(inputs, step * _reading.Length, _reading, 0, _reading.Length);
            Network.Step(_reading, _stepOutput);
            _stepOutput.CopyTo(output, Model.Info.GivesLastStep ? 0 : step * _stepOutput.Length);
            for (int i = 0; i < _layers.Length; i++)
            {
                if (!_givesOneVector[i])
                {
                    Network.CopyLayerOutput(i, _rawStep);
                    Array.Copy(_rawStep, 0, _raw[i], step * _layers[i].OutputSize, _layers[i].OutputSize);
                }
            }
        }
    }

    private void RunWindow(float[] inputs, float[] output)
    {
        int steps = inputs.Length / _reading.Length;
        Reserve(steps);
        for (int i = 0; i + 1 < _layers.Length; i++)
        {
            _rawLengths[i] = _layers[i + 1].Kind == LayerKind.FinalState ? 0 : _rawLengths[i];
        }

        if (steps > _room)
        {
            MakeRoom(steps);
        }

        Network.Runner.Watched = _raw;
        Network.Run(inputs, output);
    }

    private void MakeRoom(int steps)
    {
        var larger = new LoadedNetwork(Model, steps);
        var state = new byte[larger.SavedStateLength];
        Network.SaveState(state, 0);
        larger.RestoreState(state, 0, state.Length);
        Network = larger;
        _room = steps;
    }

    private int StepsOut(int layer, int steps) => Model.Info.Structure is { } structure ? structure.Layers[layer].StepsOut(steps) : steps;

    /// <summary>Makes room for the layers' outputs of so many steps.</summary>
    private void Reserve(int steps)
    {
        int left = steps;
        for (int i = 0; i < _raw.Length; i++)
        {
            left = StepsOut(i, left);
            _rawLengths[i] = left * _layers[i].OutputSize;
            if (_raw[i].Length < _rawLengths[i])
            {
                _raw[i] = new int[_rawLengths[i]];
            }
        }
    }
}
