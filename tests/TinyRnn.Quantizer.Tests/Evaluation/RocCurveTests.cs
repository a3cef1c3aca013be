using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Evaluation;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class RocCurveTests
{
    [Fact]
    public void Area_is_the_share_of_pairs_in_the_right_order_with_ties_counting_half()
    {
        // 0.8 beats 0.5 and 0.2; 0.5 beats 0.2 and ties with 0.5; both lose to 0.9. Two events times three others.
        float[] scores = [0.8f, 0.5f, 0.5f, 0.2f, 0.9f];
        bool[] events = [true, true, false, false, false];

        Assert.Equal((2 + 1.5) / 6, RocCurve.Area(scores, events), 15);
    }

    [Fact]
    public void Area_is_undefined_without_both_events_and_others()
    {
        Assert.True(double.IsNaN(RocCurve.Area([0.1f, 0.2f], [true, true])));
        Assert.True(double.IsNaN(RocCurve.Area([0.1f, 0.2f], [false, false])));
        Assert.True(double.IsNaN(RocCurve.Area([], [])));
    }

    [Fact]
    public void Area_equals_that_of_counting_all_pairs()
    {
        Prop.ForAll(Samples(), sample => Equal(CountPairs(sample), Area(sample))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Area_stays_the_same_under_a_rising_map()
    {
        Prop.ForAll(Samples(), sample => Equal(Area(sample), Area(sample, score => MathF.Exp(score) * 3 - 7)))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Area_of_negated_scores_is_the_complement()
    {
        Prop.ForAll(Samples(), sample => Equal(1 - Area(sample), Area(sample, score => -score))).QuickCheckThrowOnFailure();
    }

    // Scores of few different values, so that ties are common.
    private static Arbitrary<(int Score, bool Happened)[]> Samples() =>
        ArbMap.Default.ArbFor<(int Score, bool Happened)[]>();

    private static double Area((int Score, bool Happened)[] sample) => Area(sample, score => score);

    private static double Area((int Score, bool Happened)[] sample, Func<float, float> map) =>
        RocCurve.Area(sample.Select(item => map(item.Score % 10)).ToArray(), sample.Select(item => item.Happened).ToArray());

    private static double CountPairs((int Score, bool Happened)[] sample)
    {
        double wins = 0;
        double pairs = 0;
        foreach ((int score, _) in sample.Where(item => item.Happened))
        {
            foreach ((int other, _) in sample.Where(item => !item.Happened))
            {
                pairs++;
                wins += score % 10 > other % 10 ? 1 : score % 10 == other % 10 ? 0.5 : 0;
            }
        }

        return wins / pairs;
    }

    private static bool Equal(double a, double b) => (double.IsNaN(a) && double.IsNaN(b)) || Math.Abs(a - b) < 1e-12;
}
