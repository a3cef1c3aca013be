using System;
using System.Linq;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Features;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Tests.Support;
using Xunit;

namespace TinyRnn.Trainer.Tests.Features;

public class FeatureProposalTests
{
    private static readonly RowRange s_all = new(0, 6);

    [Fact]
    public void Missing_readings_are_held_and_changes_stay_within_their_sequence()
    {
        var table = new MemoryTable(MemoryTable.Column("t", double.NaN, 1, double.NaN, 4, 10, 12));
        RecipeFeatures features = Proposal(table, [0, 4], "t").Propose(FeatureGroups.Changes);
        FeatureRows rows = features.Compute(table, [0, 4]);
        Assert.Equal([1, 1, 1, 4, 10, 12], Column(rows, features, "t"));
        Assert.Equal([0, 0, 0, 3, 0, 2], Column(rows, features, "t_change_1"));
        Assert.Equal([false, true, true, true, true, true], rows.Given);
    }

    [Fact]
    public void After_a_gap_that_is_too_long_to_hold_all_begins_anew()
    {
        double[] readings = [.. Enumerable.Range(0, 30).Select(i => i is > 4 and < 25 ? double.NaN : i)];
        var table = new MemoryTable(MemoryTable.Column("t", readings)) { Times = Hours(30) };
        FeatureRows rows = new FeatureProposal(table, [new InputReading("t", "other", "")], new RowRange(0, 30), [0], isStream: true)
            .Propose(FeatureGroups.Changes)
            .Compute(table, [0]);
        Assert.Equal([0, 25], rows.Begins);
        Assert.Equal([true, false, true], new[] { 16, 17, 25 }.Select(row => rows.Given[row]));
    }

    [Fact]
    public void No_feature_looks_ahead()
    {
        double[] readings = [1, 5, 2, 8, 3, 9];
        var table = new MemoryTable(MemoryTable.Column("t", readings)) { Times = Hours(6) };
        RecipeFeatures features = Proposal(table, [0], "t").Propose(FeatureGroups.Changes | FeatureGroups.Trends | FeatureGroups.Cycles);
        float[] before = features.Compute(table, [0]).Values;
        float[] after = features.Compute(new MemoryTable(MemoryTable.Column("t", [.. readings[..5], 1000])) { Times = Hours(6) }, [0]).Values;
        int earlier = 5 * features.Features.Count;
        Assert.Equal(before[..earlier], after[..earlier]);
        Assert.NotEqual(before[earlier..], after[earlier..]);
    }

    [Fact]
    public void A_dew_point_that_was_read_gives_each_change_once_whatever_it_is_called()
    {
        var table = new MemoryTable(MemoryTable.Column("temperature", 20, 21, 22, 23, 24, 25), MemoryTable.Column("dew_point", 15, 16, 18, 17, 19, 20));
        InputReading[] inputs = [new("temperature", "temperature", "degC"), new("dew_point", "dewpoint", "degC")];

        RecipeFeatures features = new FeatureProposal(table, inputs, s_all, [0], isStream: false).Propose(FeatureGroups.Changes);

        Assert.Single(features.Features, feature => feature.Name == "dew_point_change_1");
    }

    [Fact]
    public void Temperature_and_dew_point_give_the_depression()
    {
        var table = new MemoryTable(MemoryTable.Column("TEMP", 20, 21, 22, 23, 24, 60), MemoryTable.Column("DEWP", 15, 22, 20, 20, 20, 20));
        RecipeFeatures features = Proposal(table, [0], "TEMP", "DEWP").Propose(FeatureGroups.Levels);
        Assert.Equal(["TEMP", "dew_point_depression"], features.Features.Select(feature => feature.Name));
        Assert.Equal([5, 0, 2, 3, 4, 25], Column(features.Compute(table, [0]), features, "dew_point_depression"));
    }

    [Fact]
    public void Temperature_and_humidity_give_the_dew_point()
    {
        var table = new MemoryTable(MemoryTable.Column("TEMP", 20, 20, 20, 20, 20, 20), MemoryTable.Column("HUMI", 100, 50, 100, 50, 100, 50));
        RecipeFeatures features = Proposal(table, [0], "TEMP", "HUMI").Propose(FeatureGroups.Changes);
        float[] depression = Column(features.Compute(table, [0]), features, "dew_point_depression");
        Assert.Equal(0, depression[0], 4);

        // Magnus' formula at 20 degC and 50 %: 9.27 degC.
        Assert.Equal(20 - 9.27, depression[1], 1);
    }

    [Fact]
    public void The_hour_is_a_point_on_a_circle()
    {
        var table = new MemoryTable(MemoryTable.Column("t", 1, 2, 3, 4, 5, 6)) { Times = Hours(6) };
        RecipeFeatures features = Proposal(table, [0], "t").Propose(FeatureGroups.Cycles);
        FeatureRows rows = features.Compute(table, [0]);
        for (int hour = 0; hour < 6; hour++)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * hour / 24), Column(rows, features, "hour_sin")[hour], 6);
            Assert.Equal(Math.Cos(2 * Math.PI * hour / 24), Column(rows, features, "hour_cos")[hour], 6);
        }
    }

    [Fact]
    public void The_time_of_the_day_is_always_proposed_where_there_are_days()
    {
        var table = new MemoryTable(MemoryTable.Column("t", [.. Enumerable.Range(0, 60).Select(i => (double)i)])) { Times = Hours(60) };
        FeatureProposal proposal = Proposal(table, [0], "t");
        Assert.Equal(FeatureGroups.Cycles, proposal.Base);
        Assert.Equal([FeatureGroups.Changes, FeatureGroups.Trends], proposal.Candidates);
    }

    [Theory]
    [InlineData(60, new[] { 5, 15, 30, 60 })]
    [InlineData(300, new[] { 1, 3, 6, 12 })]
    [InlineData(3600, new[] { 1, 3, 6, 12, 24 })]
    [InlineData(1, new[] { 1, 5, 15, 60 })]
    [InlineData(0, new[] { 1, 3 })]
    public void Spans_suit_the_time_between_rows(int step, int[] spans) =>
        Assert.Equal(spans, FeatureSpans.Of(step, FeatureGroups.Changes | FeatureGroups.Trends));

    [Theory]
    [InlineData("TEMP", "temperature", "degC")]
    [InlineData("Humidity", "humidity", "%")]
    [InlineData("HumidityRatio", "other", "")]
    [InlineData("DEWP=dewpoint:degF", "dewpoint", "degF")]
    [InlineData("Iws", "other", "")]
    public void Quantities_are_guessed_or_stated(string text, string quantity, string unit)
    {
        InputReading input = InputReading.Parse(text);
        Assert.Equal((quantity, unit), (input.Quantity, input.Unit));
    }

    [Fact]
    public void An_unknown_quantity_lists_the_known_ones() =>
        Assert.Contains("temperature", Assert.Throws<TrainingException>(() => InputReading.Parse("x=colour:red")).Message);

    private static DateTime[] Hours(int count) => [.. Enumerable.Range(0, count).Select(i => new DateTime(2020, 5, 1).AddHours(i))];

    private static FeatureProposal Proposal(MemoryTable table, int[] starts, params string[] columns) =>
        new(table, [.. columns.Select(column => InputReading.Guess(column))], s_all, starts, isStream: starts.Length == 1);

    private static float[] Column(FeatureRows rows, RecipeFeatures features, string name)
    {
        int column = features.Features.Select(feature => feature.Name).ToList().IndexOf(name);
        return [.. rows.Values.Where((_, i) => i % rows.Count == column)];
    }
}
