using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Report.Rows;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Report.Measures;

/// <summary>A model beside baselines on the rows of a file.</summary>
/// <param name="Figure">What the skill is called.</param>
/// <param name="Compared">The model first, then the float network where there is one, then the baselines.</param>
/// <param name="Verdict">Whether the network is worth it, in a sentence.</param>
/// <param name="Basis">What the baselines learned from, in a sentence; empty without baselines.</param>
public sealed record ModelJudgement(string Figure, IReadOnlyList<ComparedSkill> Compared, string Verdict, string Basis);

/// <summary>Judges any model that is stepped as training judges its networks.</summary>
public static class ModelJudge
{
    /// <summary>The float network's name in a comparison.</summary>
    public const string FloatName = "network in float";

    private const double LearningShare = 0.7;
    private const int LeastLearned = 100;
    private const int LeastJudged = 20;

    /// <summary>Compares model and float network alone.</summary>
    public static ModelJudgement WithoutBaselines(JudgedRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        IReadOnlyList<ComparedSkill> compared = Compare(rows, []);
        return new ModelJudgement(Skill.Name(rows.Kind), compared, "", "");
    }

    /// <summary>Compares with baselines.</summary>
    /// <param name="rows">What is judged.</param>
    /// <param name="learning">What baselines learn from; null for the first 70 % of the rows, and the model is then judged on the others.</param>
    /// <exception cref="EvaluationException">Too few rows with labels, or a task that baselines do not know.</exception>
    public static ModelJudgement WithBaselines(JudgedRows rows, JudgedRows? learning)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Kind != TargetKind.MultiClass && rows.OutputSize > 1)
        {
            throw new EvaluationException($"{rows.Signature.Name}: baselines: expected one output for the task {rows.Kind}, found {rows.OutputSize}");
        }

        int cut = learning == null ? Cut(rows) : 0;
        JudgedRows judged = rows.From(cut);
        JudgedRows learned = learning ?? rows.Until(cut);
        Require("to learn from", learned, LeastLearned);
        Require("to judge", judged, LeastJudged);
        double[] present = Known(rows)[cut..];
        Examples train = ExamplesOf(learned);
        var normalization = Normalization.Of(train.Inputs, train.FeatureCount);
        var data = new BaselineData(
            rows.Kind,
            rows.OutputSize,
            BaselinePart.Create(train.Normalize(normalization), [.. Known(learned).Select(value => (float)value)], learned.Times),
            BaselinePart.Create(ExamplesOf(judged).Normalize(normalization), [.. present.Select(value => (float)value)], judged.Times));
        IReadOnlyList<ComparedSkill> compared = Compare(judged, AllBaselines.Predict(data));
        string figure = Skill.Name(rows.Kind);
        string basis = learning == null
            ? FormattableString.Invariant($"The baselines learned from the first {cut:N0} rows of the file; all are judged on the other {judged.Count:N0}.")
            : FormattableString.Invariant($"The baselines learned from {learned.Count:N0} rows of another file.");
        string verdict = Verdict.Of([.. compared.Where(one => one.Name != FloatName)], figure);
        string few = learning == null ? FormattableString.Invariant($" The baselines knew no more than the first {cut:N0} rows of this file; --train FILE gives them what the network learned from.") : "";
        return new ModelJudgement(figure, compared, verdict + few, basis);
    }

    private static IReadOnlyList<ComparedSkill> Compare(JudgedRows rows, IReadOnlyList<BaselinePrediction> baselines)
    {
        var network = new BaselinePrediction("network", rows.Known(rows.Outputs));
        BaselinePrediction[] reference = rows.FloatOutputs is { } outputs ? [new BaselinePrediction(FloatName, rows.Known(outputs))] : [];
        return Comparison.Run(rows.Kind, rows.KnownLabels, network, [.. reference, .. baselines], IsStream(rows));
    }

    /// <summary>Where learning ends: at the start of a sequence where there are such.</summary>
    private static int Cut(JudgedRows rows)
    {
        int cut = (int)(rows.Count * LearningShare);
        return IsStream(rows) ? cut : rows.Begins.LastOrDefault(row => row <= cut);
    }

    private static bool IsStream(JudgedRows rows) => rows.Signature.Target is not { Sequence: not null };

    private static double[] Known(JudgedRows rows) =>
        rows.Signature.Target is { } target ? Persistence.Known(rows.Present, target, rows.StepSeconds) : rows.Present;

    private static Examples ExamplesOf(JudgedRows rows)
    {
        int[] cuts = [.. rows.Begins, rows.Count];
        return new Examples(
            rows.InputSize,
            [.. rows.Inputs.Select(value => float.IsFinite(value) ? value : 0)],
            [.. rows.Labels.Select(label => (float)label)],
            [.. cuts.Zip(cuts.Skip(1), (start, end) => new RowRange(start, end))],
            IsStream(rows));
    }

    private static void Require(string purpose, JudgedRows rows, int least)
    {
        float[] known = rows.KnownLabels;
        if (known.Length < least && IsStream(rows))
        {
            throw new EvaluationException($"{rows.Signature.Name}: baselines: expected at least {least} rows with a label {purpose}, found {known.Length}");
        }

        if (known.Distinct().Take(2).Count() < 2)
        {
            throw new EvaluationException($"{rows.Signature.Name}: baselines: expected different labels {purpose}, found the same in all {known.Length} rows");
        }
    }
}
