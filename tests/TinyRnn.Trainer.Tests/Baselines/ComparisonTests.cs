using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Trainer.Baselines;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Tasks;
using Xunit;

namespace TinyRnn.Trainer.Tests.Baselines;

public class ComparisonTests
{
    private const int Rows = 2000;

    [Fact]
    public void The_area_with_weights_of_one_is_the_usual_area()
    {
        (float[] targets, float[] outputs) = Noisy(1);
        outputs[3] = outputs[4];
        var skill = new WeightedSkill(TargetKind.Binary, outputs, targets);
        Assert.Equal(RocCurve.Area(outputs, [.. targets.Select(target => target == 1)]), skill.Of([.. targets.Select(_ => 1)]), 12);
    }

    [Theory]
    [InlineData(TargetKind.Binary)]
    [InlineData(TargetKind.Regression)]
    public void A_weight_of_two_is_a_row_that_stands_twice(TargetKind kind)
    {
        float[] targets = [0, 1, 1, 0, 1];
        float[] outputs = [0.1f, 0.4f, 0.9f, 0.6f, 0.3f];
        double weighted = new WeightedSkill(kind, outputs, targets).Of([1, 2, 0, 1, 1]);
        double repeated = new WeightedSkill(kind, [0.1f, 0.4f, 0.4f, 0.6f, 0.3f], [0, 1, 1, 0, 1]).Of([1, 1, 1, 1, 1]);
        Assert.Equal(repeated, weighted, 12);
    }

    [Fact]
    public void A_better_network_is_called_better()
    {
        (float[] targets, float[] good) = Noisy(0.5f);
        var compared = Comparison.Run(TargetKind.Binary, targets, new BaselinePrediction("network", good), [new BaselinePrediction("coin", new float[Rows])], true);
        Assert.Equal(0.5, compared[1].Skill.Value, 12);
        Assert.InRange(compared[0].Skill.Value, compared[0].Skill.Low, compared[0].Skill.High);
        Assert.True(compared[1].Advantage!.Low > 0);
        Assert.StartsWith("The network is better than coin by 0.", Verdict.Of(compared, "AUC"));
    }

    [Fact]
    public void A_worse_network_is_not_recommended()
    {
        (float[] targets, float[] good) = Noisy(0.5f);
        var compared = Comparison.Run(
            TargetKind.Binary,
            targets,
            new BaselinePrediction("network", new float[Rows]),
            [new BaselinePrediction("persistence", Noisy(2).Outputs), new BaselinePrediction("gradient boosting", good)],
            true);
        string verdict = Verdict.Of(compared, "AUC");
        Assert.StartsWith("Do not use a network here: gradient boosting is better by 0.", verdict);
        Assert.EndsWith(", and so is persistence.", verdict);
    }

    [Fact]
    public void Two_of_the_same_cannot_be_told_apart()
    {
        (float[] targets, float[] good) = Noisy(0.5f);
        var compared = Comparison.Run(TargetKind.Binary, targets, new BaselinePrediction("network", good), [new BaselinePrediction("twin", good)], true);
        Assert.Contains("no better than twin", Verdict.Of(compared, "AUC"));
    }

    private static (float[] Targets, float[] Outputs) Noisy(float noise)
    {
        var random = new SeededRandom(9);
        float[] targets = new float[Rows];
        float[] outputs = new float[Rows];
        for (int i = 0; i < Rows; i++)
        {
            targets[i] = random.NextBelow(4) == 0 ? 1 : 0;
            outputs[i] = targets[i] + (noise * random.NextNormal());
        }

        return (targets, outputs);
    }
}
