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
    // Weights times steps that a candidate is worth.
    private const long MostProducts = 200_000_000;
    private const int LeastSteps = 512;

    // Of a value that went to physical units and back.
    private const double Slack = 1e-3;

    private readonly Network _network;
    private readonly List<float[]> _samples;
    private readonly List<float[]> _expected = [];
    private readonly bool _isWindowed;
    private readonly HashSet<int> _starts;

    public Judge(Network network, CalibrationStatistics statistics)
    {
        _network = network;
        _isWindowed = statistics.FirstWindows.Count > 0;
        _samples = [.. Picked(_isWindowed ? statistics.FirstWindows : statistics.FirstReadings).Select(sample => WithoutOutliers(sample, statistics.Inputs))];
        _starts = [.. statistics.SeriesStarts];
        var reference = new FloatNetwork(network);
        for (int i = 0; i < _samples.Count; i++)
        {
            float[] sample = _samples[i];
            float[] output = new float[OutputLength(sample)];
            if (StartsFresh(i))
            {
                reference.Reset();
            }

            if (_isWindowed)
            {
                reference.Run(sample, output);
            }
            else
            {
                reference.Step(sample, output);
            }

            _expected.Add(output);
        }
    }

    /// <summary>The errors of a model of the network.</summary>
    public OutputErrors Measure(RnnModel model)
    {
        var integer = new LoadedNetwork(model);
        var errors = new OutputErrors(_network.OutputSize);
        for (int i = 0; i < _samples.Count; i++)
        {
            float[] output = new float[_expected[i].Length];
            if (StartsFresh(i))
            {
                integer.Reset();
            }

            if (_isWindowed)
            {
                integer.Run(_samples[i], output);
            }
            else
            {
                integer.Step(_samples[i], output);
            }

            errors.Add(_expected[i], output, Decide);
        }

        return errors;
    }

    /// <summary>Errors in short.</summary>
    public CentredError Sum(OutputErrors errors) =>
        new(errors.Steps, errors.Centred, _network.Description.Task == NetworkTask.Regression ? null : errors.Decisions) { IsConstant = errors.IsConstant };

    /// <summary>The first samples, fewer of a large network, but at least one.</summary>
    private IEnumerable<float[]> Picked(IReadOnlyList<float[]> samples)
    {
        long steps = Math.Max(LeastSteps, MostProducts / Math.Max(1, _network.Layers.Sum(Weights)));
        return samples.TakeWhile((sample, i) => (steps -= Math.Max(1, sample.Length / _network.InputSize)) >= 0 || i == 0);
    }

    /// <summary>A value that calibration left out is cut by the integer model, which says nothing of its weights: the one before is held.</summary>
    private float[] WithoutOutliers(float[] sample, TensorStatistics inputs)
    {
        if (_network.Tokens > 0)
        {
            return sample;
        }

        var held = (float[])sample.Clone();
        IReadOnlyList<Channel> features = _network.Description.Features;
        for (int i = 0; i < held.Length; i++)
        {
            int feature = i % _network.InputSize;
            (double mean, double deviation) = feature < features.Count ? (features[feature].Mean, features[feature].Deviation) : (0, 1);
            float normalized = (float)((held[i] - mean) / deviation);
            held[i] = Math.Abs(normalized) > Slack + inputs.LargestDistance(feature, 0) ? float.NaN : held[i];
        }

        return held;
    }

    private bool StartsFresh(int sample) => _isWindowed || _starts.Contains(sample);

    private static long Weights(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => (long)recurrent.InputWeights.Length + recurrent.RecurrentWeights.Length,
            DenseLayer dense => dense.Weights.Length,
            BidirectionalLayer both => Weights(both.Forward) + Weights(both.Backward),
            ReverseLayer reverse => Weights(reverse.Layer),
            _ => 0,
        };

    private int Decide(ReadOnlySpan<float> output) => Decision.Of(_network.Description.Task, _network.Description.Threshold, output);

    private int OutputLength(float[] sample) => _network.OutputSize * (_isWindowed ? _network.StepsOut(sample.Length / _network.InputSize) : 1);
}
