using System;
using System.Linq;
using System.Threading;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Tests.Support;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Features;

public class FeatureChoiceTests
{
    private const int Rows = 1200;

    [Theory]
    [InlineData(7, 1)]
    [InlineData(100, 2)]
    public void Features_are_chosen_only_by_a_validation_part_whose_answer_changes_often(int stretches, int trials)
    {
        var random = new Random(3);
        double[] y = [.. Enumerable.Range(0, Rows).Select(i => i * stretches / Rows % 2 == 0 ? 0.0 : 1.0)];
        double[] x = [.. y.Select(value => value + random.NextDouble())];
        var plan = new TrainingPlan(new MemoryTable(MemoryTable.Column("x", x), MemoryTable.Column("y", y)), new PredictionTask("y"))
        {
            Inputs = [new InputReading("x", "other", "")],
            Split = "50/30/20",
            Settings = new TrainingSettings { Epochs = 4 },
        };

        Assert.Equal(trials, FeatureChoice.Try(plan, new PreparedData(plan), null, CancellationToken.None).Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void By_a_few_days_the_time_of_day_is_taken_unless_the_readings_tell_nearly_all(bool decides)
    {
        var random = new Random(3);
        double[] y = [.. Enumerable.Range(0, 24 * 8).Select(hour => hour % 24 is >= 8 and < 20 ? 1.0 : 0.0)];
        double[] x = [.. y.Select(value => (decides ? 0 : 4 * value) + random.NextDouble())];
        var table = new MemoryTable(MemoryTable.Column("x", x), MemoryTable.Column("y", y)) { Times = [.. Enumerable.Range(0, y.Length).Select(hour => new DateTime(2020, 1, 1).AddHours(hour))] };
        var plan = new TrainingPlan(table, new PredictionTask("y"))
        {
            Inputs = [new InputReading("x", "other", "")],
            Split = "60/20/20",
            Settings = new TrainingSettings { Epochs = 40 },
        };

        FeatureTrial[] trials = [.. FeatureChoice.Try(plan, new PreparedData(plan), null, CancellationToken.None)];

        Assert.Equal([FeatureGroups.Levels, FeatureGroups.Cycles], trials.Select(trial => trial.Groups));
        Assert.Equal([true, decides], trials.Select(trial => trial.IsKept));
    }

    [Fact]
    public void Ranges_are_those_of_the_quantity_where_one_is_known_and_of_training_elsewhere()
    {
        double[] warm = [.. Enumerable.Range(0, 60).Select(i => 18 + (i / 20.0))];
        double[] oven = [.. warm.Select(value => 10 * value)];
        var table = new MemoryTable(MemoryTable.Column("room", warm), MemoryTable.Column("oven", oven), MemoryTable.Column("fahrenheit", [.. warm.Select(value => 32 + (1.8 * value))]), MemoryTable.Column("soil", warm));
        InputReading[] inputs = [new("room", "temperature", "degC"), new("oven", "temperature", "degC"), new("fahrenheit", "temperature", "degF"), new("soil", "other", "")];

        RecipeFeatures features = new FeatureProposal(table, inputs, new RowRange(0, 60), [0], isStream: true).Propose(FeatureGroups.Levels);

        Assert.Equal((-60, 60), features.Ranges[0]);
        Assert.InRange(features.Ranges[1].Most, 220, 240);
        Assert.Equal((-76, 140), features.Ranges[2]);
        Assert.InRange(features.Ranges[3].Least, 16, 17);
    }
}
