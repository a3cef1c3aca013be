using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Streams readings through the float network and gathers what the quantizer needs to know.</summary>
public sealed class Calibrator
{
    private readonly Network _network;
    private readonly FloatNetwork _reference;
    private readonly TensorStatistics _inputs;
    private readonly TensorStatistics[] _layerOutputs;
    private readonly List<float[]> _firstReadings = [];
    private readonly float[] _normalized;
    private readonly float[] _output;
    private long _steps;

    /// <summary>Starts from a fresh state.</summary>
    public Calibrator(Network network)
    {
        _network = network;
        _reference = new FloatNetwork(network);
        _inputs = new TensorStatistics(network.InputSize);
        _layerOutputs = [.. network.Layers.Select(layer => new TensorStatistics(layer.OutputSize))];
        _normalized = new float[network.InputSize];
        _output = new float[network.OutputSize];
    }

    /// <summary>Takes one reading: [inputs] in physical units. NaN is held at the last good value, as in a step.</summary>
    public void Add(ReadOnlySpan<float> reading)
    {
        _reference.Step(reading, _output);
        _reference.NormalizedReading.CopyTo(_normalized);
        _inputs.Add(_normalized);
        for (int i = 0; i < _layerOutputs.Length; i++)
        {
            _layerOutputs[i].Add(_reference.LayerOutput(i));
        }

        if (_firstReadings.Count < ModelLimits.SelfTestSteps)
        {
            _firstReadings.Add(Physical());
        }

        _steps++;
    }

    /// <summary>What was seen so far.</summary>
    /// <exception cref="QuantizationException">No reading was added.</exception>
    public CalibrationStatistics Finish()
    {
        if (_steps == 0)
        {
            throw new QuantizationException("calibration: expected at least one reading, found none");
        }

        return new CalibrationStatistics(_steps, _inputs, _layerOutputs, _firstReadings);
    }

    private float[] Physical()
    {
        var reading = (float[])_normalized.Clone();
        IReadOnlyList<Channel> features = _network.Description.Features;
        for (int i = 0; i < features.Count; i++)
        {
            reading[i] = (float)(reading[i] * features[i].Deviation + features[i].Mean);
        }

        return reading;
    }
}
