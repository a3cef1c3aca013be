using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Cli.Views;

/// <summary>A training for people.</summary>
internal static class TrainingView
{
    /// <summary>What is about to be trained.</summary>
    public static void WritePlan(TrainingPlan plan, PreparedData data)
    {
        Terminal.Line($"Predicts {data.Target.Description}");
        Terminal.Line("From " + string.Join(", ", data.Inputs.Select(input => $"{input.Name} ({input.Quantity}{(input.Unit.Length > 0 ? ", " + input.Unit : "")})")));
        Terminal.Line($"Trains on {Part(plan, data.Split.Train)}, chooses on {Part(plan, data.Split.Validation)}, tests once on "
            + (plan.TestTable is { } test ? $"{Figures.Count(test.Rows)} rows of {test.Name}" : Part(plan, data.Split.Test)));
        double step = plan.Table.Times.Count > 0 ? TinyRnn.Trainer.Tables.ReadingTables.StepSeconds(plan.Table) : 0;
        if (step > 0 && plan.Task.Sequence == null)
        {
            int other = plan.Table.Times.Skip(1).Zip(plan.Table.Times, (next, time) => (next - time).TotalSeconds).Count(one => one < step * 0.5 || one > step * 1.5);
            Terminal.Line($"A row every {Figures.Short(step)} s{(other > 0 ? $"; {Figures.Count(other)} rows come after another time, and are taken as the next all the same" : "")}");
        }
    }

    /// <summary>Which features were chosen.</summary>
    public static void WriteFeatures(TrainingJob job)
    {
        Terminal.Line();
        foreach (FeatureTrial trial in job.FeatureTrials)
        {
            Terminal.Line($"features {trial.Groups}: validation {Skill.Name(job.Data.Target.Kind)} {Figures.Score(trial.Score)} (8 units, short training)");
        }

        Terminal.Line($"Features ({job.Examples.Features.Features.Count}): {string.Join(", ", job.Examples.Features.Features.Select(feature => feature.Name))}");
    }

    /// <summary>The sizes, and which was chosen.</summary>
    public static void WriteSizes(TrainingJob job, IReadOnlyList<BoardCost> costs)
    {
        Terminal.Line();
        var table = new TextTable("units", $"validation {Skill.Name(job.Data.Target.Kind)}", "standard error", "best seed", "CLR instructions a step", "flash", "RAM", "");
        foreach ((SizeResult size, BoardCost cost) in job.Sizes.Zip(costs))
        {
            table.Add(
                $"{size.Units}",
                Figures.Score(size.Mean),
                size.Runs.Count > 1 ? Figures.Score(size.StandardError) : "one seed",
                $"{Figures.Score(size.Best.Score)} (seed {size.Best.Seed})",
                cost.Instructions > 0 ? "about " + Figures.Count(cost.Instructions) : "n/a",
                Figures.Count(cost.Flash),
                Figures.Count(cost.Ram),
                size.Units == job.Chosen.Network.Shape.Units ? "chosen" : "");
        }

        table.Write();
    }

    /// <summary>The one look at the test part.</summary>
    public static void WriteComparison(TrainingJob job, IReadOnlyList<ComparedSkill> compared, int looksBefore)
    {
        string figure = Skill.Name(job.Data.Target.Kind);
        ComparisonView.Write("test part", figure, compared, Verdict.Of(compared, figure));
        if (looksBefore > 0)
        {
            Terminal.Line($"This is look {looksBefore + 1} at the same test part: what was chosen after an earlier look flatters these figures.");
        }
    }

    /// <summary>What was written.</summary>
    public static void WriteFiles(TrainedModel model, string path, double integer, string figure)
    {
        Terminal.Line();
        Terminal.Line($"Integer model on the test part: {figure} {Figures.Score(integer)}");
        Terminal.Line($"Float files read back: the largest difference from training is {Figures.Short(model.LargestDifference)}");
        string stem = System.IO.Path.ChangeExtension(path, null);
        Terminal.Line($"Wrote {path}, {Figures.Count(model.Bytes.Length)} bytes, {stem}.safetensors with {stem}.json, {stem}.train.json, and {stem}.html: the report.");
    }

    private static string Part(TrainingPlan plan, RowRange range) =>
        plan.Table.Times.Count == 0 || range.Length == 0
            ? $"{Figures.Count(range.Length)} rows"
            : $"{Figures.Count(range.Length)} rows from {plan.Table.Times[range.Start].ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)}";
}
