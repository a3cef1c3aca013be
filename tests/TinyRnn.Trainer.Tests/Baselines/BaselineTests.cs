using System;
using System.Linq;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Baselines;

public class BaselineTests
{
    [Fact]
    public void Linear_regression_finds_the_line()
    {
        BaselineData data = Create(TargetKind.Regression, 1, (x, y, _) => (0.5f * x) - (2 * y) + 0.25f);
        BaselinePrediction prediction = new LinearModel().Predict(data)!;
        Assert.InRange(Skill.Of(TargetKind.Regression, prediction.Outputs, data.Test.Targets), 0.999, 1);
    }

    [Fact]
    public void Logistic_regression_cannot_do_what_trees_can()
    {
        // Exclusive or: no line tells the classes apart.
        BaselineData data = Create(TargetKind.Binary, 1, (x, y, _) => x > 0 != y > 0 ? 1 : 0);
        Assert.InRange(Score(new LinearModel(), data), 0.3, 0.7);
        Assert.InRange(Score(new GradientBoosting(), data), 0.95, 1);
    }

    [Fact]
    public void Boosting_gives_the_same_again()
    {
        BaselineData data = Create(TargetKind.Binary, 1, (x, y, noise) => x + y + noise > 0 ? 1 : 0);
        Assert.Equal(new GradientBoosting().Predict(data)!.Outputs, new GradientBoosting().Predict(data)!.Outputs);
    }

    [Fact]
    public void Classes_are_told_one_against_the_rest()
    {
        BaselineData data = Create(TargetKind.MultiClass, 3, (x, y, _) => x > 0.3f ? 2 : y > 0 ? 1 : 0);
        Assert.InRange(Score(new GradientBoosting(), data), 0.9, 1);
        Assert.InRange(Score(new LinearModel(), data), 0.7, 1);
        Assert.InRange(Score(new Climatology(), data), 0.2, 0.6);
    }

    [Fact]
    public void Persistence_repeats_what_is_known_and_is_silent_without()
    {
        BaselineData data = Create(TargetKind.Binary, 1, (x, _, _) => x > 0 ? 1 : 0);
        Assert.Null(new Persistence().Predict(data));
        float[] present = [.. data.Test.Targets];
        Assert.Equal(present, new Persistence().Predict(data with { Test = data.Test with { Present = present } })!.Outputs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Climatology_knows_the_hour_in_a_season_that_it_has_not_seen_too(int testMonth)
    {
        BaselineData data = Create(TargetKind.Binary, 1, (_, _, _) => 0);
        BaselinePart WithHours(BaselinePart part, int month) => part with
        {
            Times = [.. part.Targets.Select((_, i) => new DateTime(2020, month, 1).AddHours(i))],
            Targets = [.. part.Targets.Select((_, i) => i % 24 is >= 8 and < 18 ? 1f : 0f)],
        };
        data = data with { Train = WithHours(data.Train, 1), Test = WithHours(data.Test, testMonth) };
        Assert.Equal(1, Score(new Climatology(), data), 6);
    }

    private static double Score(IBaseline baseline, BaselineData data) => Skill.Of(data.Kind, baseline.Predict(data)!.Outputs, data.Test.Targets);

    private static BaselineData Create(TargetKind kind, int outputs, Func<float, float, float, float> target) =>
        new(kind, outputs, CreatePart(1, target), CreatePart(2, target));

    private static BaselinePart CreatePart(ulong seed, Func<float, float, float, float> target)
    {
        const int rows = 600;
        var random = new SeededRandom(seed);
        float[] predictors = new float[2 * rows];
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            (predictors[2 * i], predictors[(2 * i) + 1]) = (random.NextNormal(), random.NextNormal());
            targets[i] = target(predictors[2 * i], predictors[(2 * i) + 1], random.NextNormal());
        }

        return new BaselinePart(targets, [.. Enumerable.Repeat(float.NaN, rows)], [], predictors, 2);
    }
}
