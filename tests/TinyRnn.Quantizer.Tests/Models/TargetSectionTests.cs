using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Models;

/// <summary>What a model says that it predicts, which is the same model otherwise.</summary>
public sealed class TargetSectionTests
{
    private static readonly PredictionTarget s_rain = new("rain") { Within = 3, Above = 0.1 };

    [Fact]
    public void An_event_comes_back_as_it_was_written()
    {
        PredictionTarget target = TargetSection.Read(TargetModels.Binary(s_rain))!;
        Assert.Equal(("rain", 0, 3, 0.1, null, null, 0), (target.Column, target.Ahead, target.Within, target.Above, target.Below, target.Sequence, target.Classes.Count));
    }

    [Fact]
    public void Classes_and_sequence_come_back()
    {
        PredictionTarget target = TargetSection.Read(TargetModels.Binary(new PredictionTarget("in") { Sequence = "id", Classes = ["out", "in"] }))!;
        Assert.Equal("id", target.Sequence);
        Assert.Equal(["out", "in"], target.Classes);
    }

    [Fact]
    public void A_model_without_one_says_nothing() => Assert.Null(TargetSection.Read(TargetModels.Binary(null)));

    [Fact]
    public void Runtime_and_id_pass_over_it() =>
        Assert.Equal(RnnModel.Load(TargetModels.Binary(null)).Info.Id, RnnModel.Load(TargetModels.Binary(s_rain)).Info.Id);

    public static TheoryData<byte[], string> Malformed =>
        new()
        {
            { TargetModels.Contents("", 0, 3, 1, [0.1f], ""), "column of the target at byte" },
            { TargetModels.Contents("rain", 4097, 0, 1, [0.1f], ""), "rows ahead of the target at byte" },
            { TargetModels.Contents("rain", 0, 4097, 1, [0.1f], ""), "rows within of the target at byte" },
            { TargetModels.Contents("rain", 1, 3, 1, [0.1f], ""), "found expected rows ahead or rows within which, found 1 and 3" },
            { TargetModels.Contents("rain", 0, 3, 4, [0.1f], ""), "comparison of the target at byte" },
            { TargetModels.Contents("rain", 0, 3, 1, [float.NaN], ""), "least of the target at byte" },
            { TargetModels.Contents("rain", 0, 3, 2, [float.PositiveInfinity], ""), "most of the target at byte" },
            { TargetModels.Contents("rain", 0, 3, 3, [2, 1], ""), "expected limits in order, found 2 and 1" },
            { TargetModels.Contents("rain", 0, 3, 0, [], "", "no", "yes"), "expected a limit that is passed within the rows" },
            { TargetModels.Contents("rain", 0, 3, 1, [0.1f], "id"), "a sequence has one label" },
            { TargetModels.Contents("rain", 0, 3, 1, [0.1f], "", "no", "yes"), "an event, which has no classes" },
            { TargetModels.Contents("rain", 0, 0, 0, [], ""), "expected 2 classes for the task Binary, found 0" },
            { TargetModels.Contents("rain", 0, 0, 0, [], "", "a", "a"), "names that are distinct" },
            { TargetModels.Contents("rain", 0, 0, 0, [], "", "a", ""), "class 1 of the target at byte" },
            { TargetModels.Contents("rain", 0, 0, 0, [], "", [.. Enumerable.Repeat("a", 513)]), "classes of the target at byte" },
            { [.. TargetModels.Contents("rain", 0, 3, 1, [0.1f], ""), 0], "end of section target at byte" },
            { TargetModels.Contents("rain", 0, 3, 1, [], ""), "of the target at byte" },
        };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_target_that_breaks_a_rule_is_refused(byte[] contents, string expected)
    {
        byte[] file = TargetModels.WithContents(TargetModels.Binary(null), contents);
        RnnModel.Load(file);
        Assert.Contains(expected, Assert.Throws<ModelFormatException>(() => TargetSection.Read(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_for_a_binary_model()
    {
        byte[] file = TargetModels.WithContents(TargetModels.Number(null), TargetModels.Contents("rain", 0, 3, 1, [0.1f], ""));
        Assert.Contains("a limit makes an event, which is a binary task; found Regression", Assert.Throws<ModelFormatException>(() => TargetSection.Read(file)).Message);
    }
}
