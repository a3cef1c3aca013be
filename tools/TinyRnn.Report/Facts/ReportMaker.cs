using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Report.Measures;
using TinyRnn.Report.Rows;
using TinyRnn.Stations;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Report.Facts;

/// <summary>Gathers what a report says: runs the model over the file, alone and beside the float network, and measures.</summary>
public static class ReportMaker
{
    private const int LeastStretch = 168;
    private const int MostStretch = 1440;
    private const double StretchSeconds = 3 * 86_400;
    private const double LeastJudgedForBaselines = 200;

    // Of a small board with a sensor, a regulator that is made for batteries, and a radio that stays off: stated on the page as assumed.
    private static readonly EnergyBudget s_usual = new(2000, 20, 40, 2, 3600);

    /// <summary>Makes the facts.</summary>
    /// <param name="request">Of what.</param>
    /// <param name="watch">Is told of files and progress.</param>
    /// <exception cref="DataException">The file cannot be used.</exception>
    /// <exception cref="EvaluationException">The model cannot be judged on it.</exception>
    /// <exception cref="ModelFormatException">The model's file breaks a rule.</exception>
    public static ReportFacts Make(ReportRequest request, SampleWatch watch)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(watch);
        RnnModel model = RnnModel.Load(request.Model);
        var integer = new IntegerModel(model, request.Choices.Target ?? TargetSection.Read(request.Model));
        FloatModel? reference = request.FloatNetwork is { } network ? new FloatModel(network) : null;
        RowCollector.Require(integer.Signature);
        JudgedRows rows = RowsOf(integer, reference, request.Input, request.FirstStep, request.Choices, watch);
        EvaluationReport evaluation = Evaluate(integer, reference, request, rows);
        double threshold = request.Threshold ?? integer.Signature.Threshold;
        bool isBinary = rows.Kind == TargetKind.Binary;
        float[] known = rows.Known(rows.Outputs);
        return new ReportFacts(
            integer.Signature.Name,
            integer.Signature.Target?.Describe(integer.Signature.Task) ?? $"{integer.Signature.Task.ToString().ToLowerInvariant()}: {string.Join(", ", integer.Signature.Outputs)}",
            [.. Remarks(request, rows)],
            Judge(integer, request, rows, watch),
            evaluation.Result.Scores,
            evaluation.Reference?.Scores,
            Confusion.Of(evaluation.Result.Scores, integer.Signature),
            isBinary ? EventCurves.Of(known, rows.KnownLabels) : null,
            isBinary ? Alarms.Of(rows, threshold) : null,
            StretchOf(rows),
            Quantization(integer, reference, rows, evaluation, request.EnduranceSteps),
            Memory.Of(integer, rows),
            BoardCosts.Of(model, request.Model.Length, request.MeasuredMilliseconds),
            EnergyOf(request, rows),
            OriginOf.Model(request, model),
            [.. BreakingPoints.Of(model, rows, evaluation.Result.Saturations)]);
    }

    private static JudgedRows RowsOf(IntegerModel model, FloatModel? reference, string path, int first, SampleChoices choices, SampleWatch watch)
    {
        var collector = new RowCollector(model, reference);
        int step = 0;
        using ISampleReader samples = SampleFile.Open(path, model.Signature, choices, watch);
        watch.ForEach("running", samples, () =>
        {
            if (step++ >= first)
            {
                collector.Add(samples);
            }
        });
        JudgedRows rows = collector.Finish();
        return rows.Count == 0 || rows.Scored == 0
            ? throw new EvaluationException($"{Path.GetFileName(path)}: expected rows with a label, found {rows.Count} rows, none of them with one")
            : rows;
    }

    private static EvaluationReport Evaluate(IntegerModel model, FloatModel? reference, ReportRequest request, JudgedRows rows)
    {
        var evaluator = new Evaluator(model, reference, labels: model.Signature.LabelCount, request.Threshold);
        using var samples = new RowSamples(rows);
        return evaluator.Run(samples);
    }

    private static ModelJudgement Judge(IntegerModel model, ReportRequest request, JudgedRows rows, SampleWatch watch)
    {
        if (request.Judgement is { } made)
        {
            return made;
        }

        if (request.Learning is { } path)
        {
            JudgedRows learning = RowsOf(model, null, path, 0, request.Choices, watch);
            return ModelJudge.WithBaselines(rows, learning);
        }

        if (rows.Scored >= LeastJudgedForBaselines || rows.Signature.Target is { Sequence: not null })
        {
            return ModelJudge.WithBaselines(rows, null);
        }

        ModelJudgement alone = ModelJudge.WithoutBaselines(rows);
        return alone with
        {
            Verdict = FormattableString.Invariant(
                $"{rows.Scored:N0} rows are too few to say whether a network is worth it: {LeastJudgedForBaselines:N0} are needed, or a file that baselines learn from (--train)."),
        };
    }

    private static IEnumerable<string> Remarks(ReportRequest request, JudgedRows rows)
    {
        if (request.IsSimulated)
        {
            yield return "Simulated: these readings are of no sensor, and no figure here says anything about the weather or any other thing outside.";
        }

        if (request.FirstStep == 0 && FileDigest.IsOfTraining(ModelOrigin.Read(request.Model), request.Input))
        {
            yield return "The network was trained on most of these readings: it will do worse on others. The page that the training wrote is of the part that it did not see.";
        }

        if (rows.StepSeconds > 0 && rows.Count * rows.StepSeconds < 14 * 86_400)
        {
            yield return FormattableString.Invariant($"The file spans {rows.Count * rows.StepSeconds / 86_400:F1} days: intervals are wide, and seasons are missing.");
        }
    }

    /// <summary>The part in which most happens: events come and go; of numbers simply the first.</summary>
    private static Stretch StretchOf(JudgedRows rows)
    {
        int wanted = rows.StepSeconds > 0 ? (int)Math.Clamp(StretchSeconds / rows.StepSeconds, LeastStretch, MostStretch) : LeastStretch;
        int length = Math.Min(wanted, rows.Count);
        int[] starts = [.. Enumerable.Range(0, 1 + ((rows.Count - length) / length)).Select(i => i * length)];
        int first = starts.MaxBy(start => Changes(rows.Labels.AsSpan(start, length)));
        IEnumerable<float> Values(float[] outputs) => Enumerable.Range(first, length).Select(row => outputs[row * rows.OutputSize]);
        return new Stretch(
            first,
            rows.Signature.Outputs[0],
            [.. Values(rows.Outputs)],
            rows.FloatOutputs is { } floats ? [.. Values(floats)] : [],
            [.. rows.Labels.Skip(first).Take(length)],
            rows.Times.Count > 0 ? rows.Times[first].ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) : "");
    }

    private static int Changes(ReadOnlySpan<double> labels)
    {
        int events = 0;
        foreach (double label in labels)
        {
            events += label > 0.5 ? 1 : 0;
        }

        return Math.Min(events, labels.Length - events);
    }

    private static QuantizationFacts Quantization(IntegerModel model, FloatModel? reference, JudgedRows rows, EvaluationReport evaluation, long steps) =>
        new(
            evaluation.Difference,
            evaluation.Layers,
            reference == null ? [] : Endurance.Run(model, reference, rows, steps),
            evaluation.Result.Saturations,
            reference == null ? [] : GateUse.Of(reference, rows));

    private static EnergyFacts EnergyOf(ReportRequest request, JudgedRows rows)
    {
        EnergyBudget budget = request.Energy ?? (rows.StepSeconds >= s_usual.AwakeSeconds ? s_usual.Every(rows.StepSeconds) : s_usual);
        return new EnergyFacts(budget, request.Energy != null, budget.Days);
    }
}
