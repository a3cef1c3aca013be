using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Reference;

/// <summary>Layers that take the steps of a window together, choose some, or repeat one vector.</summary>
public sealed class StepLayersTests
{
    private static readonly float[] s_window = [1, -4, 2, 5, 6, -1.5f];

    [Fact]
    public void The_mean_is_that_of_each_value_over_the_steps() => AssertGives([3, -0.5f / 3], new PoolingLayer("mean", 2, Pooling.Mean));

    [Fact]
    public void The_max_is_that_of_each_value_over_the_steps() => AssertGives([6, 5], new PoolingLayer("max", 2, Pooling.Max));

    [Fact]
    public void The_last_steps_come_out_in_their_order() => AssertGives([2, 5, 6, -1.5f], new LastStepsLayer("last", 2, 2));

    [Fact]
    public void More_last_steps_than_there_are_are_all_of_them() => AssertGives(s_window, new LastStepsLayer("last", 2, 5));

    [Fact]
    public void A_flattened_window_is_step_after_step() => AssertGives(s_window, new FlattenLayer("flatten", 2, 3));

    [Fact]
    public void A_vector_is_repeated_at_each_step() =>
        AssertGives([6, 5, 6, 5, 6, 5], new PoolingLayer("max", 2, Pooling.Max), new RepeatLayer("repeat", 2, 3));

    [Fact]
    public void Such_networks_need_a_window_and_cannot_be_stepped()
    {
        Network network = Of(new PoolingLayer("mean", 2, Pooling.Mean));

        Assert.True(network.NeedsWindow && network.GivesLastStep);
        Assert.Throws<InvalidOperationException>(() => new FloatNetwork(network).Step([1, 2], new float[2]));
    }

    [Fact]
    public void A_window_of_another_length_cannot_be_flattened()
    {
        Network network = Of(new FlattenLayer("flatten", 2, 3));

        Assert.Equal(3, network.FixedSteps);
        Assert.Throws<ArgumentException>(() => new FloatNetwork(network).Run([1, 2], new float[6]));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "layer 'flatten': expected windows of 3 steps, found 4")]
    public void The_rules_know_how_many_steps_are_flattened(int window, string? expected) =>
        Assert.Equal(expected, StructureRules.Violation(Of(new FlattenLayer("flatten", 2, 3)) with { Window = window }));

    [Fact]
    public void Only_one_vector_is_repeated_and_it_is_taken_once()
    {
        Assert.Equal("layer 'repeat': only one vector for a window can be repeated", StructureRules.Violation(Of(new RepeatLayer("repeat", 2, 3))));
        Assert.Contains(
            "the layers before already give one vector", StructureRules.Violation(Of(new PoolingLayer("a", 2, Pooling.Max), new PoolingLayer("b", 2, Pooling.Max))));
    }

    private static Network Of(params NetworkLayer[] layers) =>
        new(new NetworkDescription("steps", [], [], NetworkTask.Regression, 0.5), layers, Window: 3);

    private static void AssertGives(float[] expected, params NetworkLayer[] layers)
    {
        Network network = Of(layers);
        var output = new float[network.StepsOut(3) * network.OutputSize];
        new FloatNetwork(network).Run(s_window, output);

        Assert.Equal(expected.Length, output.Length);
        Assert.All(expected.Zip(output), both => Assert.Equal(both.First, both.Second, 1e-6f));
    }
}
