using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Candidates;

/// <summary>Compares integer models with the float network on the first readings or windows of calibration.</summary>
internal sealed class Judge
{
    private readonly Network _network;
    private readonly CalibrationStatistics _statistics;
    private readonly List<float[]> _expected = [];
    private readonly bool _isWindowed;

    public Judge(Network network, CalibrationStatistics statistics)
    {
        _network = network;
        _statistics = statistics;
        _isWindowed = statistics.FirstWindows.Count > 0;
        var reference = new FloatNetwork(network);
        foreach (float[] sample in Samples)
        {
            float[] output = new float[OutputLength(sample)];
            if (_isWindowed)
            {
                reference.Reset();
                reference.Run(sample, output);
            }
            else
            {
                reference.Step(sample, output);
            }

            _expected.Add(output);
        }
    }

    private IReadOnlyList<float[]> Samples => _isWindowed ? _statistics.FirstWindows : _statistics.FirstReadings;

    /// <summary>The error of a model of the network.</summary>
    public CandidateError Measure(RnnModel model)
    {
        var integer = new TableNetwork(model);
        var errors = new OutputErrors(_network.OutputSize);
        long decisions = 0;
        for (int i = 0; i < Samples.Count; i++)
        {
            float[] output = new float[_expected[i].Length];
            if (_isWindowed)
            {
                integer.Reset();
                integer.Run(Samples[i], output);
            }
            else
            {
                integer.Step(Samples[i], output);
            }

            decisions += errors.Add(_expected[i], output, Decide);
        }

        return new CandidateError(errors.Steps, errors.Centred, _network.Description.Task == NetworkTask.Regression ? null : decisions);
    }

    private int Decide(ReadOnlySpan<float> output) => Decision.Of(_network.Description.Task, _network.Description.Threshold, output);

    private int OutputLength(float[] sample) => _network.OutputSize * (_isWindowed ? _network.StepsOut(sample.Length / _network.InputSize) : 1);
}
