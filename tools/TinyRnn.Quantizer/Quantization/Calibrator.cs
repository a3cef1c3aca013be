using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Runs readings or windows through the float network and gathers what the quantizer needs to know.</summary>
public sealed class Calibrator
{
    private readonly Network _network;
    private readonly FloatNetwork _reference;
    private readonly TensorStatistics _inputs;
    private readonly InputSpread _spread;
    private readonly TensorStatistics[] _layerOutputs;
    private readonly TensorStatistics[][] _directions;
    private readonly List<float[]> _firstReadings = [];
    private readonly List<int> _starts = [];
    private readonly List<float[]> _firstWindows = [];
    private readonly float[] _output;
    private float[] _windowOutput = [];
    private int _firstWindowSteps;
    private int _longestWindow;
    private long _steps;

    /// <summary>Starts from a fresh state.</summary>
    public Calibrator(Network network)
    {
        _network = network;
        _reference = new FloatNetwork(network);
        _inputs = new TensorStatistics(network.InputSize);
        _spread = new InputSpread(network.InputSize);
        _layerOutputs = [.. network.Layers.Select(layer => new TensorStatistics(layer.OutputSize))];
        _directions =
        [
            .. network.Layers.Select((layer, i) => layer is BidirectionalLayer both ? NewDirections(both) : [_layerOutputs[i]]),
        ];
        _output = new float[network.OutputSize];
        for (int i = 0; i < _directions.Length; i++)
        {
            _reference.Observe(i, _directions[i]);
        }
    }

    /// <summary>The network that the next reading steps: its state may be set, to start a sequence that goes on from another.</summary>
    internal FloatNetwork Reference => _reference;

    /// <summary>Makes ranges of h cover the state there is, which was set; gives its largest magnitude.</summary>
    internal double CoverStates()
    {
        double largest = 0;
        for (int i = 0; i < _layerOutputs.Length; i++)
        {
            ReadOnlySpan<float> hidden = _reference.HiddenState(i);
            if (hidden.Length == _layerOutputs[i].Length)
            {
                _layerOutputs[i].Cover(hidden);
                largest = Math.Max(largest, Math.Abs(TensorPrimitives.MaxMagnitude(hidden)));
            }
        }

        return largest;
    }

    /// <summary>
    /// Takes one reading of a stream: [inputs] in physical units, or a token. NaN is held at the last good value, as in a step.
    /// </summary>
    /// <exception cref="InvalidOperationException">The network needs windows.</exception>
    public void Add(ReadOnlySpan<float> reading)
    {
        _reference.Step(reading, _output);
        _inputs.Add(_reference.NormalizedReading);
        _spread.Add(reading, _reference.NormalizedReading);
        for (int i = 0; i < _layerOutputs.Length; i++)
        {
            _layerOutputs[i].Add(_reference.LayerOutput(i));
        }

        if (_firstReadings.Count < ModelLimits.SelfTestSteps)
        {
            _firstReadings.Add(Physical(_reference.NormalizedReading));
        }

        _steps++;
    }

    /// <summary>Begins another stream: the next reading starts from the initial state.</summary>
    public void Reset()
    {
        _reference.Reset();
        _starts.Add(_firstReadings.Count);
    }

    /// <summary>Takes one window: [steps, inputs] in physical units, or tokens. It starts from the initial state.</summary>
    /// <exception cref="ArgumentException">A wrong length, or not one of the tokens.</exception>
    public void AddWindow(ReadOnlySpan<float> window)
    {
        int steps = Math.Max(1, window.Length / _network.InputSize);
        int length = _network.StepsOut(steps) * _network.OutputSize;
        if (_windowOutput.Length < length)
        {
            _windowOutput = new float[length];
        }

        _reference.Reset();
        _reference.Run(window, _windowOutput.AsSpan(0, length));
        AddRows(_inputs, _reference.NormalizedWindow);
        for (int i = 0; i < window.Length; i += _network.InputSize)
        {
            _spread.Add(window.Slice(i, _network.InputSize), _reference.NormalizedWindow.Slice(i, _network.InputSize));
        }

        for (int i = 0; i < _layerOutputs.Length; i++)
        {
            AddRows(_layerOutputs[i], _reference.LayerWindow(i));
            for (int direction = 0; direction < _directions[i].Length && _directions[i].Length > 1; direction++)
            {
                AddRows(_directions[i][direction], _reference.DirectionWindow(i, direction));
            }
        }

        if (_firstWindowSteps + steps <= ModelLimits.SelfTestSteps)
        {
            _firstWindows.Add(Physical(_reference.NormalizedWindow));
            _firstWindowSteps += steps;
        }

        _longestWindow = Math.Max(_longestWindow, steps);
        _steps += steps;
    }

    /// <summary>What was seen so far.</summary>
    /// <exception cref="QuantizationException">No reading was added.</exception>
    public CalibrationStatistics Finish()
    {
        if (_steps == 0)
        {
            throw new QuantizationException("calibration: expected at least one reading, found none");
        }

        return new CalibrationStatistics(_steps, _inputs, _layerOutputs, _firstReadings)
        {
            Findings = _network.Tokens > 0 ? [] : _spread.Trim(_inputs),
            Directions = _directions,
            FirstWindows = _firstWindows,
            SeriesStarts = _starts,
            LongestWindow = _longestWindow,
        };
    }

    private static TensorStatistics[] NewDirections(BidirectionalLayer layer) => [new(layer.Forward.OutputSize), new(layer.Backward.OutputSize)];

    private static void AddRows(TensorStatistics statistics, ReadOnlySpan<float> rows)
    {
        for (int i = 0; i < rows.Length; i += statistics.Length)
        {
            statistics.Add(rows.Slice(i, statistics.Length));
        }
    }

    private float[] Physical(ReadOnlySpan<float> normalized)
    {
        float[] readings = normalized.ToArray();
        IReadOnlyList<Channel> features = _network.Description.Features;
        for (int i = 0; features.Count > 0 && i < readings.Length; i++)
        {
            Channel feature = features[i % features.Count];
            readings[i] = (float)((readings[i] * feature.Deviation) + feature.Mean);
        }

        return readings;
    }
}
