using System;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class ScorerTests
{
    [Fact]
    public void Binary_scores_match_those_computed_by_hand()
    {
        var scorer = new BinaryScorer(0.5);
        Add(scorer, 0.9f, 1);
        Add(scorer, 0.5f, 1);
        Add(scorer, 0.25f, 1);
        Add(scorer, 0.75f, 0);
        Add(scorer, 0.125f, 0);

        var scores = Assert.IsType<BinaryScores>(scorer.Finish());

        Assert.Equal((2L, 1L, 1L, 1L), (scores.TruePositives, scores.FalsePositives, scores.TrueNegatives, scores.FalseNegatives));
        Assert.Equal(5, scores.Count);
        Assert.Equal(3.0 / 5, scores.Accuracy, 12);
        Assert.Equal(2.0 / 3, scores.Precision, 12);
        Assert.Equal(2.0 / 3, scores.Recall, 12);
        Assert.Equal(2.0 * 2 / (2 * 2 + 1 + 1), scores.F1, 12);
        Assert.Equal(4.0 / 6, scores.Auc, 12);
        Assert.Equal((0.1 * 0.1 + 0.5 * 0.5 + 0.75 * 0.75 + 0.75 * 0.75 + 0.125 * 0.125) / 5, scores.Brier, 6);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.5) + Math.Log(0.25) + Math.Log(0.25) + Math.Log(0.875)) / 5, scores.LogLoss, 6);
    }

    [Fact]
    public void Log_loss_of_a_certain_and_wrong_probability_is_finite()
    {
        var scorer = new BinaryScorer(0.5);
        Add(scorer, 0f, 1);

        var scores = (BinaryScores)scorer.Finish();

        Assert.Equal(23 * Math.Log(2), scores.LogLoss, 9);
        Assert.True(double.IsNaN(scores.Precision));
    }

    [Fact]
    public void A_binary_output_that_is_no_probability_is_refused()
    {
        var error = Assert.Throws<EvaluationException>(() => Add(new BinaryScorer(0.5), 1.5f, 1));

        Assert.Contains("needs a probability from 0 to 1, but the output is 1.5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Multi_class_scores_match_those_computed_by_hand()
    {
        var scorer = new MultiClassScorer(4);
        scorer.Add([3, 1, 0, 0], [0]);
        scorer.Add([3, 1, 0, 0], [1]);
        scorer.Add([0, 2, 2, 0], [1]);
        scorer.Add([0, 0, 9, 0], [2]);

        var scores = Assert.IsType<MultiClassScores>(scorer.Finish());

        Assert.Equal(3.0 / 4, scores.Accuracy, 12);
        // F1: class 0 has 1 right of 1 labelled and 2 decided, class 1 of 2 and 1, class 2 of 1 and 1, class 3 never occurs.
        Assert.Equal((2.0 / 3 + 2.0 / 3 + 1) / 3, scores.MacroF1, 12);
        Assert.Equal([[1L, 0, 0, 0], [1L, 1, 0, 0], [0L, 0, 1, 0], [0L, 0, 0, 0]], scores.Confusion.Select(row => row.ToArray()).ToArray());
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(3.0)]
    [InlineData(1.5)]
    public void A_label_that_is_no_class_is_refused(double label)
    {
        Assert.NotNull(new MultiClassScorer(3).Refuse(label));
        Assert.NotNull(new BinaryScorer(0.5).Refuse(label));
        Assert.Null(new RegressionScorer(["y"]).Refuse(label));
    }

    [Fact]
    public void Regression_scores_match_those_computed_by_hand()
    {
        var scorer = new RegressionScorer(["a", "b"]);
        scorer.Add([1, 5], [2, 7]);
        scorer.Add([4, 5], [4, 7]);
        scorer.Add([9, 5], [6, 7]);

        var scores = Assert.IsType<RegressionScores>(scorer.Finish());

        Assert.Equal("a", scores.Outputs[0].Output);
        Assert.Equal(Math.Sqrt((1.0 + 0 + 9) / 3), scores.Outputs[0].Rmse, 12);
        Assert.Equal((1.0 + 0 + 3) / 3, scores.Outputs[0].Mae, 12);
        Assert.Equal(1 - ((1.0 + 0 + 9) / (4 + 0 + 4)), scores.Outputs[0].R2, 12);
        Assert.Equal(2, scores.Outputs[1].Rmse, 12);
        Assert.True(double.IsNaN(scores.Outputs[1].R2));
    }

    private static void Add(BinaryScorer scorer, float probability, double label) => scorer.Add([probability], [label]);
}
