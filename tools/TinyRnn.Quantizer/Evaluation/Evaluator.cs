using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>
/// Streams readings through a model, and side by side through a reference if there is one: state is carried from the first
/// row to the last. Rows with a missing label are stepped but not scored; without labels nothing is scored.
/// </summary>
public sealed class Evaluator
{
    private readonly ModelRun _model;
    private readonly ModelRun? _reference;
    private readonly OutputComparison? _outputs;
    private readonly LayerComparer? _layers;
    private readonly IScorer? _scorer;
    private long _rows;
    private long _scored;

    /// <summary>Prepares an evaluation. The models' states are reset.</summary>
    /// <param name="model">What is judged.</param>
    /// <param name="reference">What it is compared with, or null.</param>
    /// <param name="labels">Number of label columns: 0, or as many as the task needs.</param>
    /// <param name="threshold">Decision threshold of a binary task; by default the model's.</param>
    /// <exception cref="EvaluationException">Models or labels do not fit together.</exception>
    public Evaluator(IStreamingModel model, IStreamingModel? reference, int labels, double? threshold = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ModelSignature signature = model.Signature;
        RequireSameShape(signature, reference?.Signature);
        double decisive = threshold ?? signature.Threshold;
        _scorer = CreateScorer(signature, labels, decisive);
        _model = new ModelRun(model, _scorer);
        model.Reset();
        if (reference != null)
        {
            reference.Reset();
            _reference = new ModelRun(reference, CreateScorer(signature, labels, decisive));
            _outputs = new OutputComparison(signature.Task, decisive);
            _layers = new LayerComparer(model, reference);
        }
    }

    /// <summary>Steps and scores all rows.</summary>
    /// <param name="readings">Opened with the model's features and the label columns.</param>
    /// <exception cref="CsvInputException">The file has no rows or no labels, or a field is not what it should be.</exception>
    /// <exception cref="EvaluationException">An output does not suit the task.</exception>
    public EvaluationReport Run(ReadingReader readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        while (readings.Read())
        {
            Add(readings);
        }

        readings.RequireRows();
        if (_scorer != null && _scored == 0)
        {
            throw new CsvInputException(readings.Table.Name, "no row has a label");
        }

        return Finish();
    }

    /// <summary>Steps, and scores if it has a label, the current row.</summary>
    /// <param name="readings">Opened with the model's features and the label columns.</param>
    public void Add(ReadingReader readings)
    {
        ArgumentNullException.ThrowIfNull(readings);
        _rows++;
        _model.Step(readings.Reading);
        if (_reference != null)
        {
            _reference.Step(readings.Reading);
            _outputs!.Add(_reference.Output, _model.Output);
            _layers!.Add();
        }

        if (_scorer != null && HasLabels(readings))
        {
            _scored++;
            _model.Score(readings.Labels);
            _reference?.Score(readings.Labels);
        }
    }

    /// <summary>What was found so far.</summary>
    public EvaluationReport Finish() =>
        new(_rows, _scored, _model.Finish(), _reference?.Finish(), _outputs?.Finish(), _layers?.Finish() ?? []);

    private bool HasLabels(ReadingReader readings)
    {
        for (int i = 0; i < readings.Labels.Length; i++)
        {
            if (!double.IsFinite(readings.Labels[i]))
            {
                return false;
            }

            if (_scorer!.Refuse(readings.Labels[i]) is string problem)
            {
                throw readings.LabelError(i, problem);
            }
        }

        return true;
    }

    private static IScorer? CreateScorer(ModelSignature signature, int labels, double threshold)
    {
        if (labels == 0)
        {
            return null;
        }

        int needed = signature.Task == NetworkTask.Regression ? signature.Outputs.Count : 1;
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
            NetworkTask.MultiClass => new MultiClassScorer(signature.Outputs.Count),
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
        IReadOnlyList<string> names = reference.Features;
        if (model.Features.Count > 0 && names.Count > 0 && !model.Features.SequenceEqual(names))
        {
            throw new EvaluationException(
                $"the features differ: {model.Name} has {string.Join(", ", model.Features)}, {reference.Name} has {string.Join(", ", names)}"
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
