using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Tables;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Jobs;

/// <summary>A plan whose readings were looked through: what is predicted from what, and where the parts are.</summary>
public sealed class PreparedData
{
    private readonly TrainingPlan _plan;
    private readonly IReadOnlyList<int> _starts;
    private readonly FeatureProposal _proposal;

    /// <summary>Looks through the readings.</summary>
    /// <exception cref="TrainingException">They do not fit what is asked for.</exception>
    public PreparedData(TrainingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _plan = plan;
        Target = TargetBuilder.Build(plan.Table, plan.Task);
        _starts = SequenceStarts.Find(plan.Table, plan.Task);
        Inputs = plan.Recipe?.Inputs ?? InputChoice.Choose(plan);
        bool hasTest = plan.TestTable == null;
        if (plan.TestTable is { } other && (other.Times.Count > 0) != (plan.Table.Times.Count > 0))
        {
            throw new TrainingException($"{other.Name}: expected times where {plan.Table.Name} has them, and none where it has none");
        }

        Split = TimeSplit.Parse(plan.Split ?? (hasTest ? TimeSplit.Default : "80/20"), plan.Table, hasTest);
        if (plan.Task.Sequence != null)
        {
            Split = Split.AtSequences(_starts);
        }

        DataChecks.RequirePart("training", Cut(null, Split.Train), Target, DataChecks.LeastTrain);
        DataChecks.RequirePart("validation", Cut(null, Split.Validation), Target, DataChecks.LeastOther);
        if (hasTest)
        {
            DataChecks.RequirePart("test", Cut(null, Split.Test), Target, DataChecks.LeastOther);
        }

        _proposal = new FeatureProposal(plan.Table, Inputs, Split.Train, _starts, plan.Task.Sequence == null, plan.Zone);
    }

    /// <summary>What is predicted.</summary>
    public Target Target { get; }

    /// <summary>From what.</summary>
    public IReadOnlyList<InputReading> Inputs { get; }

    /// <summary>Where the parts are.</summary>
    public TimeSplit Split { get; }

    /// <summary>The groups of features that are proposed in any case.</summary>
    public FeatureGroups Base => _proposal.Base;

    /// <summary>The groups that may be proposed besides.</summary>
    public IReadOnlyList<FeatureGroups> Candidates => _proposal.Candidates;

    /// <summary>How often the answer changes in the training part, numbers from one side of their mean to the other; of sequences, how many there are.</summary>
    public int TrainingAnswers => Answers(Split.Train);

    /// <summary>How often it does so in the validation part.</summary>
    public int ValidationAnswers => Answers(Split.Validation);

    /// <summary>Training and validation examples with proposed features.</summary>
    public PreparedExamples WithFeatures(FeatureGroups groups) => WithFeatures(_proposal.Propose(groups));

    /// <summary>Training and validation examples with some features.</summary>
    public PreparedExamples WithFeatures(RecipeFeatures features)
    {
        ArgumentNullException.ThrowIfNull(features);
        FeatureRows rows = features.Compute(_plan.Table, _starts);
        Examples train = Cut(rows, Split.Train);
        var scale = TargetScale.Of(Target.Kind, train);
        return new PreparedExamples(features, Normalization.Of(train.Inputs, rows.Count), scale, scale.Apply(train), scale.Apply(Cut(rows, Split.Validation)));
    }

    /// <summary>The test examples, not normalized, and what persistence and climatology need to know of their rows.</summary>
    public (Examples Examples, float[] Present, IReadOnlyList<DateTime> Times) Test(PreparedExamples prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        if (_plan.TestTable is not { } table)
        {
            (float[] present, IReadOnlyList<DateTime> times) = Known(_plan.Table, Target, Split.Test, prepared.Scale);
            return (prepared.Scale.Apply(Cut(prepared.Features.Compute(_plan.Table, _starts), Split.Test)), present, times);
        }

        Target target = TargetBuilder.Build(table, _plan.Task, Target.Task.HasLimit || Target.Kind == TargetKind.Regression ? null : Target.Classes);
        IReadOnlyList<int> starts = SequenceStarts.Find(table, _plan.Task);
        var all = new RowRange(0, table.Rows);
        Examples test = Examples.Cut(prepared.Features.Compute(table, starts), target, starts, all);
        DataChecks.RequirePart("test", test, target, DataChecks.LeastOther);
        (float[] known, IReadOnlyList<DateTime> when) = Known(table, target, all, prepared.Scale);
        return (prepared.Scale.Apply(test), known, when);
    }

    /// <summary>What persistence and climatology need to know of the training rows.</summary>
    public (float[] Present, IReadOnlyList<DateTime> Times) Train(PreparedExamples prepared)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return Known(_plan.Table, Target, Split.Train, prepared.Scale);
    }

    private int Answers(RowRange part)
    {
        float[] known = Cut(null, part).KnownTargets;
        double middle = Target.Kind == TargetKind.Regression ? known.Average() : 0;
        float[] answers = Target.Kind == TargetKind.Regression ? Array.ConvertAll(known, value => value > middle ? 1f : 0f) : known;
        return Target.Task.Sequence != null ? known.Length : answers.Zip(answers.Skip(1)).Count(pair => pair.First != pair.Second);
    }

    private Examples Cut(FeatureRows? rows, RowRange range) => Examples.Cut(rows, Target, _starts, range);

    /// <summary>What is known of the target at a row: its present value, or, where that is the question, yesterday's.</summary>
    private static (float[] Present, IReadOnlyList<DateTime> Times) Known(IReadingTable table, Target target, RowRange range, TargetScale scale)
    {
        double[] known = Persistence.Known(target.Present, target.Task, table.StepSeconds());
        return ([.. known.Skip(range.Start).Take(range.Length).Select(scale.Apply)], table.Times.Count == 0 ? [] : [.. table.Times.Skip(range.Start).Take(range.Length)]);
    }
}

/// <summary>Examples with features.</summary>
/// <param name="Features">The features.</param>
/// <param name="Normalization">Their means and deviations in training.</param>
/// <param name="Scale">Mean and deviation of a target that is a number.</param>
/// <param name="Train">Training rows, not normalized.</param>
/// <param name="Validation">Validation rows, not normalized.</param>
public sealed record PreparedExamples(RecipeFeatures Features, Normalization Normalization, TargetScale Scale, Examples Train, Examples Validation);
