using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>
/// Runs samples through a model, and side by side through a reference if there is one: state is carried from sample to sample
/// except where one starts fresh. Outputs with a missing label are not scored; without labels nothing is scored.
/// </summary>
public sealed class Evaluator
{
    private readonly ModelRun _model;
    private readonly ModelRun? _reference;
    private readonly OutputComparison? _outputs;
    private readonly LayerComparer? _layers;
    private readonly IScorer? _scorer;
    private readonly string _against = "";
    private long _rows;
    private long _scored;

    /// <summary>Prepares an evaluation. The models' states are reset.</summary>
    /// <param name="model">What is judged.</param>
    /// <param name="reference">What it is compared with, or null.</param>
    /// <param name="labels">Number of labels of an output: 0, or as many as the task needs.</param>
    /// <param name="threshold">Decision threshold of a binary task; by default the model's.</param>
    /// <exception cref="EvaluationException">Models or labels do not fit together.</exception>
    public Evaluator(IRecurrentModel model, IRecurrentModel? reference, int labels, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelSignature signature = model.Signature;
        RequireSameShape(signature, reference?.Signature);
        double decisive = threshold ?? signature.Threshold;
        _scorer = CreateScorer(signature, labels, decisive);
        _model = new ModelRun(model, _scorer, Monitor(model));
        model.Reset();
        if (reference != null)
        {
            reference.Reset();
            _reference = new ModelRun(reference, CreateScorer(reference.Signature, labels, decisive), Monitor(reference));
            _against = model is IntegerModel && reference is FloatModel ? "float" : reference.Signature.Name;
            _outputs = new OutputComparison(signature.Task, decisive);
            _layers = new LayerComparer(model, reference);
        }
    }

    /// <summary>Runs and scores all samples.</summary>
    /// <param name="samples">What the model takes, with its labels.</param>
    /// <exception cref="DataException">The file has no samples or no labels, or a field is not what it should be.</exception>
    /// <exception cref="EvaluationException">An output does not suit the task.</exception>
    public EvaluationReport Run(ISampleReader samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        while (samples.Read())
        {
            Add(samples);
        }

        samples.RequireSamples();
        if (_scorer != null && _scored == 0)
        {
            throw samples.MissingLabels();
        }

        return Finish();
    }

    /// <summary>Runs, and scores if it has labels, the current sample.</summary>
    /// <param name="samples">What the model takes, with its labels.</param>
    public void Add(ISampleReader samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Inputs.Length == 0)
        {
            return;
        }

        _model.Predict(samples);
        _reference?.Predict(samples);
        _layers?.Add();
        for (int row = 0; row < samples.Rows; row++)
        {
            _rows++;
            _outputs?.Add(_reference!.Output(row), _model.Output(row));
            if (_scorer != null && HasLabels(samples, row))
            {
                _scored++;
                _model.Score(row, samples.LabelsOf(row));
                _reference?.Score(row, samples.LabelsOf(row));
            }
        }
    }

    /// <summary>What was found so far.</summary>
    public EvaluationReport Finish() =>
        new(_rows, _scored, _model.Finish(), _reference?.Finish(), _outputs?.Finish(), _layers?.Finish() ?? []) { Verdict = _outputs == null ? null : OutputFidelity.Of(_outputs.Error, _against) };

    private bool HasLabels(ISampleReader samples, int row)
    {
        ReadOnlySpan<double> labels = samples.LabelsOf(row);
        for (int i = 0; i < labels.Length; i++)
        {
            if (!double.IsFinite(labels[i]))
            {
                return false;
            }

            if (_scorer!.Refuse(labels[i]) is string problem)
            {
                throw samples.LabelError(row, i, problem);
            }
        }

        return true;
    }

    private static SaturationMonitor? Monitor(IRecurrentModel model) => model is IntegerModel integer ? new SaturationMonitor(integer) : null;

    private static IScorer? CreateScorer(ModelSignature signature, int labels, double threshold)
    {
        if (labels == 0)
        {
            return null;
        }

        int needed = signature.LabelCount;
        if (labels != needed)
        {
            string outputs = string.Join(", ", signature.Outputs);
            throw new EvaluationException(
                $"{signature.Name}: expected {needed} label column(s) for the task {signature.Task} with outputs {outputs}, found {labels}"
            );
        }

        return signature.Task switch
        {
            NetworkTask.Binary => new BinaryScorer(threshold),
            NetworkTask.MultiClass => new MultiClassScorer(signature.ClassCount, signature.WritesTokens ? signature.OutputKind : null),
            _ => new RegressionScorer(signature.Outputs),
        };
    }

    private static void RequireSameShape(ModelSignature model, ModelSignature? reference)
    {
        if (reference == null)
        {
            return;
        }

        RequireSame("features", model, model.InputSize, reference, reference.InputSize);
        RequireSame("outputs", model, model.Outputs.Count, reference, reference.Outputs.Count);
        RequireSame("tokens", model, model.Tokens, reference, reference.Tokens);
        if (model.GivesLastStep != reference.GivesLastStep)
        {
            ModelSignature last = model.GivesLastStep ? model : reference;
            ModelSignature each = model.GivesLastStep ? reference : model;
            throw new EvaluationException($"the outputs differ: {last.Name} gives one for a window, {each.Name} one at each step");
        }

        RequireSameNames("tokens", model, model.Vocabulary, reference, reference.Vocabulary);
        RequireSameNames("features", model, model.Features, reference, reference.Features);
    }

    private static void RequireSameNames(
        string what, ModelSignature model, IReadOnlyList<string> names, ModelSignature reference, IReadOnlyList<string> others)
    {
        if (names.Count > 0 && others.Count > 0 && !names.SequenceEqual(others))
        {
            throw new EvaluationException(
                $"the {what} differ: {model.Name} has {string.Join(", ", names)}, {reference.Name} has {string.Join(", ", others)}"
            );
        }
    }

    private static void RequireSame(string what, ModelSignature model, int count, ModelSignature reference, int referenceCount)
    {
        if (count != referenceCount)
        {
            throw new EvaluationException($"the {what} differ: {model.Name} has {count}, {reference.Name} has {referenceCount}");
        }
    }
}
