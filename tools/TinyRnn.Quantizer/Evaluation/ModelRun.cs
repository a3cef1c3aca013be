using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>One model in an evaluation: its outputs of the current sample and what has been collected so far.</summary>
internal sealed class ModelRun
{
    private readonly IScorer? _scorer;
    private readonly SaturationMonitor? _monitor;
    private readonly int _outputSize;
    private readonly OutputRange _range;
    private float[] _output = [];

    public ModelRun(IRecurrentModel model, IScorer? scorer, SaturationMonitor? monitor)
    {
        Model = model;
        _outputSize = model.Signature.Outputs.Count;
        _range = new OutputRange(model.Signature);
        _scorer = scorer;
        _monitor = monitor;
    }

    public IRecurrentModel Model { get; }

    public void Predict(ISampleReader sample)
    {
        if (sample.StartsFresh)
        {
            Model.Reset();
        }

        int length = sample.Rows * _outputSize;
        if (_output.Length != length)
        {
            _output = new float[length];
        }

        Model.Predict(sample.Inputs, _output);
        _range.Observe(_output);
        _monitor?.Observe(sample.Inputs);
    }

    /// <summary>One output vector of the current sample.</summary>
    public ReadOnlySpan<float> Output(int row) => _output.AsSpan(row * _outputSize, _outputSize);

    public void Score(int row, ReadOnlySpan<double> labels) => _scorer?.Add(Output(row), labels);

    public ModelResult Finish()
    {
        IReadOnlyList<Saturation> saturations = _monitor?.Finish() ?? [];
        return new ModelResult(Model.Signature.Name, Model is IntegerModel ? "integer" : "float", _scorer?.Finish(), saturations)
        {
            ExtremeOutputs = _range.Extremes,
            OutputSpread = _range.Spread,
            Forward = (Model as FloatModel)?.Forward,
        };
    }
}
