using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>One model in an evaluation: its output of the current step and what has been collected so far.</summary>
internal sealed class ModelRun
{
    private readonly IScorer? _scorer;
    private readonly SaturationMonitor? _monitor;

    public ModelRun(IStreamingModel model, IScorer? scorer)
    {
        Model = model;
        Output = new float[model.Signature.Outputs.Count];
        _scorer = scorer;
        _monitor = model is IntegerModel integer ? new SaturationMonitor(integer) : null;
    }

    public IStreamingModel Model { get; }

    public float[] Output { get; }

    public void Step(float[] reading)
    {
        Model.Predict(reading, Output);
        _monitor?.Observe(reading);
    }

    public void Score(double[] labels) => _scorer?.Add(Output, labels);

    public ModelResult Finish()
    {
        IReadOnlyList<Saturation> saturations = _monitor?.Finish() ?? [];
        return new ModelResult(Model.Signature.Name, _monitor == null ? "float" : "integer", _scorer?.Finish(), saturations);
    }
}
