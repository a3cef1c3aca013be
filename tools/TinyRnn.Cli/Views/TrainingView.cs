using System.Collections.Generic;
using System.Linq;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Tables;
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
        WriteTimes(plan);
        WriteUnmeasured(data.Inputs);
        if (FeatureChoice.FewAnswers(data) is { Length: > 0 } few)
        {
            Terminal.Line(few);
        }
    }

    /// <summary>Which features were chosen, and which readings are believed.</summary>
    public static void WriteFeatures(TrainingJob job)
    {
        Terminal.Line();
        foreach (FeatureTrial trial in job.FeatureTrials)
        {
            Terminal.Line($"Tried {trial.Groups.InWords()}: {Skill.Name(job.Data.Target.Kind)} {Figures.Score(trial.Score)} on the validation part (8 units, a short training)");
        }

        RecipeFeatures features = job.Examples.Features;
        Terminal.Line($"Features ({features.Features.Count}): {string.Join(", ", features.Features.Select(feature => feature.Name))}");
        string[] ranges =
        [
            .. features.Inputs.Zip(features.Ranges)
                .Where(one => one.Second.Least < one.Second.Most)
                .Select(one => $"{one.First.Name} {Figures.Short(one.Second.Least)} to {Figures.Short(one.Second.Most)}{(one.First.Unit.Length > 0 ? " " + one.First.Unit : "")}"),
        ];
        if (ranges.Length > 0)
        {
            Terminal.Line($"Readings beyond these ranges count as missing, on a station too: {string.Join(", ", ranges)}. To widen one, edit \"range\" in the .json beside the model and train again with it as --recipe");
        }
    }

    /// <summary>The sizes, and which was chosen.</summary>
    public static void WriteSizes(TrainingJob job, IReadOnlyList<BoardCost> costs)
    {
        Terminal.Line();
        string figure = Skill.Name(job.Data.Target.Kind);
        var table = new TextTable("", "units", figure, "error", "best seed", "instructions", "flash", "RAM") { Keys = [0, 1] };
        foreach ((SizeResult size, BoardCost cost) in job.Sizes.Zip(costs))
        {
            table.Add(
                size.Units == job.Chosen.Network.Shape.Units ? "*" : "",
                $"{size.Units}",
                Figures.Score(size.Mean),
                size.Runs.Count > 1 ? Figures.Score(size.StandardError) : "",
                $"{size.Best.Seed}: {Figures.Score(size.Best.Score)}",
                cost.Instructions > 0 ? Figures.Count(cost.Instructions) : "not known",
                Figures.Count(cost.Flash),
                Figures.Count(cost.Ram));
        }

        table.Write();
        Terminal.Line($"* chosen. {figure} is that of the validation part, the mean of {Figures.Count(job.Sizes[0].Runs.Count)} {(job.Sizes[0].Runs.Count == 1 ? "seed" : "seeds, with its standard error")}. Instructions are the CLR's, of a compiled step, calculated; flash and RAM are bytes of the loaded model.");
    }

    /// <summary>The one look at the test part.</summary>
    public static void WriteComparison(TrainingJob job, IReadOnlyList<ComparedSkill> compared, int looksBefore)
    {
        string figure = Skill.Name(job.Data.Target.Kind);
        ComparisonView.Write("test part", figure, compared, job.Verdict(compared));
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

    /// <summary>How rows follow one another, and what their times are taken to be.</summary>
    private static void WriteTimes(TrainingPlan plan)
    {
        if (plan.Table.Times.Count == 0 || plan.Task.Sequence != null)
        {
            return;
        }

        double step = plan.Table.StepSeconds();
        int other = plan.Table.Times.Skip(1).Zip(plan.Table.Times, (next, time) => (next - time).TotalSeconds).Count(one => one < step * 0.5 || one > step * 1.5);
        Terminal.Line($"A row every {Figures.Short(step)} s{(other > 0 ? $"; {Figures.Count(other)} rows come after another time, and are taken as the next all the same" : "")}");
        Terminal.Line(
            plan.Zone is { } zone ? $"Hours of the day are those of UTC{zone}; a station's clock counts them so too"
            : "Hours of the day are taken to be UTC, by a station's clock too; --zone +01:00 states that the file's times are of another zone");
    }

    private static void WriteUnmeasured(IReadOnlyList<InputReading> inputs)
    {
        string[] unknown = [.. inputs.Where(input => input.Quantity == InputReading.Other).Select(input => input.Name)];
        if (unknown.Length > 0)
        {
            Terminal.Line(
                $"Not told by name or unit what they measure: {string.Join(", ", unknown)} (quantity: other). A station takes one such reading from an analog sensor: "
                    + $"'tinyrnn new station --sensor analog', with \"analog_reading\": \"{unknown[0]}\" in its settings. "
                    + $"--inputs \"{unknown[0]}=voltage:V\" states what is measured, and inputs that are not listed are left out");
        }
    }

    private static string Part(TrainingPlan plan, RowRange range) =>
        plan.Table.Times.Count == 0 || range.Length == 0
            ? $"{Figures.Count(range.Length)} rows"
            : $"{Figures.Count(range.Length)} rows from {plan.Table.Times[range.Start].ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)}";
}
