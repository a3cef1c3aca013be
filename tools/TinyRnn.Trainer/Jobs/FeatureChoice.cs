using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Jobs;

/// <summary>What a group of features is worth on the validation part.</summary>
/// <param name="Groups">The features.</param>
/// <param name="Score">The validation score of a small network that was trained briefly.</param>
public sealed record FeatureTrial(FeatureGroups Groups, double Score);

/// <summary>
/// Chooses features by short trainings of a small network: each proposed group in turn is kept when it makes the validation score better.
/// </summary>
public static class FeatureChoice
{
    private const int Units = 8;
    private const int Share = 2;

    /// <summary>Tries the groups, one after the other; the best trial has those to keep.</summary>
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
        foreach (FeatureGroups group in (FeatureGroups[])[data.Base, .. data.Candidates])
        {
            if (trials.Count > 0 && cancellation.IsCancellationRequested)
            {
                break;
            }

            FeatureGroups groups = trials.Count == 0 ? group : group | trials.MaxBy(trial => trial.Score)!.Groups;
            trials.Add(new FeatureTrial(groups, Score(plan, data, settings, groups, progress, cancellation)));
        }

        return trials;
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

/// <summary>Trainers of prepared data.</summary>
internal static class Trainers
{
    public static NetworkTrainer Create(PreparedData data, PreparedExamples examples, TrainingSettings settings) =>
        new(data.Target.Kind, examples.Train.Normalize(examples.Normalization), examples.Validation.Normalize(examples.Normalization), settings);
}
