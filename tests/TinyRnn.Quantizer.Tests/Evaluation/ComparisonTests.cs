using System;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Evaluation;

public class ComparisonTests
{
    [Fact]
    public void Differing_decisions_and_differences_are_counted_over_all_steps()
    {
        var comparison = new OutputComparison(NetworkTask.Binary, 0.5);
        comparison.Add([0.25f], [0.5f]);
        comparison.Add([0.75f], [0.5f]);
        comparison.Add([0.125f], [0.125f]);
        comparison.Add([1f], [0.5f]);

        OutputDifference difference = comparison.Finish();

        Assert.Equal(new OutputDifference(4, (0.25 + 0.25 + 0 + 0.5) / 4, 0.5, 1), difference);
        Assert.Equal(0.25, difference.DifferingShare);
    }

    [Fact]
    public void The_largest_output_decides_among_classes_and_the_first_among_equals()
    {
        var comparison = new OutputComparison(NetworkTask.MultiClass, 0.5);
        comparison.Add([1, 2, 3], [1, 3, 2]);
        comparison.Add([2, 2, 1], [2, 1, 1]);

        Assert.Equal(1, comparison.Finish().DifferingDecisions);
    }

    [Fact]
    public void Nothing_is_decided_from_numbers()
    {
        var comparison = new OutputComparison(NetworkTask.Regression, 0.5);
        comparison.Add([1, 2], [3, 2]);

        Assert.Equal(new OutputDifference(1, 1, 2, null), comparison.Finish());
        Assert.Null(comparison.Finish().DifferingShare);
    }

    [Fact]
    public void Signal_to_error_ratio_is_of_powers()
    {
        var comparison = new LayerComparison(1, "gru");
        comparison.Add([3, 4], [3, 4.5f]);
        comparison.Add([0, 0], [0, 0]);

        LayerError error = comparison.Finish();

        Assert.Equal(10 * Math.Log10(25 / 0.25), error.SignalToErrorDecibels, 9);
        Assert.Equal(0.1, error.RelativeRmsError, 9);
    }

    [Fact]
    public void Equal_layers_have_an_infinite_ratio()
    {
        var comparison = new LayerComparison(0, "gru");
        comparison.Add([3], [3]);

        Assert.Equal(double.PositiveInfinity, comparison.Finish().SignalToErrorDecibels);
    }
}
