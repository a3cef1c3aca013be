using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Jobs;

/// <summary>What a group of features is worth on the validation part.</summary>
/// <param name="Groups">The features.</param>
/// <param name="Score">The validation score of a small network that was trained briefly.</param>
/// <param name="IsKept">Whether it is better than what was kept before.</param>
public sealed record FeatureTrial(FeatureGroups Groups, double Score, bool IsKept);

/// <summary>
/// Chooses features by short trainings of a small network: each proposed group in turn is kept when it makes the validation score better. Where the answer
/// hardly changes in the validation part, what a few days seem to show another week may not: then the readings alone are taken where they nearly tell the answer.
/// </summary>
public static class FeatureChoice
{
    private const int Units = 8;
    private const int Share = 2;

    /// <summary>Times that the answer changes in the validation part that choosing by it needs.</summary>
    public const int LeastAnswers = 20;

    // Beyond, what is added to the readings can hardly do more than fit by chance.
    private const double NearlyTold = 0.98;

    /// <summary>Tries the groups, one after the other; the last one that is kept has those to take.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="data">Its data.</param>
    /// <param name="progress">Called after every epoch.</param>
    /// <param name="cancellation">Ends early, after the first group.</param>
    public static IReadOnlyList<FeatureTrial> Try(
        TrainingPlan plan, PreparedData data, Action<TrainingProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        List<FeatureTrial> trials = [];
        TrainingSettings settings = plan.Settings with { Epochs = Math.Max(2, plan.Settings.Epochs / Share) };
        bool canChoose = CanChoose(data);
        FeatureGroups[] proposed = canChoose ? [data.Base, .. data.Candidates] : [FeatureGroups.Levels, data.Base, .. data.Candidates];
        FeatureTrial? kept = null;
        foreach (FeatureGroups group in proposed.Distinct())
        {
            bool isTold = !canChoose && trials.Count == 1 && kept!.Score >= NearlyTold;
            if (isTold || (trials.Count > 0 && cancellation.IsCancellationRequested))
            {
                break;
            }

            FeatureGroups groups = group | (kept?.Groups ?? FeatureGroups.Levels);
            double score = Score(plan, data, settings, groups, progress, cancellation);
            trials.Add(new FeatureTrial(groups, score, kept == null || group == data.Base || score > kept.Score));
            kept = trials[^1].IsKept ? trials[^1] : kept;
        }

        return trials;
    }

    /// <summary>Whether the validation part tells features that help from those that happen to fit.</summary>
    public static bool CanChoose(PreparedData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.ValidationAnswers >= LeastAnswers;
    }

    /// <summary>In a sentence, that the validation part says too little; empty where it does not.</summary>
    public static string FewAnswers(PreparedData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (CanChoose(data))
        {
            return "";
        }

        string count = data.ValidationAnswers.ToString("N0", CultureInfo.InvariantCulture);
        string what = data.Target.Task.Sequence != null ? $"The validation part has only {count} sequences"
            : $"In the validation part {(data.Target.Kind == TargetKind.Regression ? "the value passes its mean" : "the answer changes")} only {(data.ValidationAnswers == 1 ? "once" : count + " times")}";
        return what + ": too few for its figures, and those of the test, to be believed; more readings are needed";
    }

    private static double Score(
        TrainingPlan plan,
        PreparedData data,
        TrainingSettings settings,
        FeatureGroups groups,
        Action<TrainingProgress>? progress,
        CancellationToken cancellation)
    {
        PreparedExamples examples = data.WithFeatures(groups);
        var shape = new NetworkShape(examples.Features.Features.Count, plan.Cell, Units, data.Target.Outputs);
        return Trainers.Create(data, examples, settings).Train(shape, plan.Seeds[0], progress, cancellation).Score;
    }
}
