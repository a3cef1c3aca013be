using System;
using System.Linq;
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
        var proposal = FeatureProposal.Create(table, [new InputReading("t", "other", "")], s_all, [0, 4], FeatureGroups.Changes);
        int level = IndexOf(proposal, "t");
        int change = IndexOf(proposal, "t_change_1");
        float[] values = proposal.Compute(table, [0, 4]);
        Assert.Equal([1, 1, 1, 4, 10, 12], Column(values, proposal, level));
        Assert.Equal([0, 0, 0, 3, 0, 2], Column(values, proposal, change));
    }

    [Fact]
    public void No_feature_looks_ahead()
    {
        double[] readings = [1, 5, 2, 8, 3, 9];
        var table = new MemoryTable(MemoryTable.Column("t", readings)) { Times = Hours(6) };
        var proposal = FeatureProposal.Create(table, [new InputReading("t", "other", "")], s_all, [0], FeatureGroups.Changes | FeatureGroups.Cycles);
        float[] before = proposal.Compute(table, [0]);
        float[] after = proposal.Compute(new MemoryTable(MemoryTable.Column("t", [.. readings[..5], 1000])) { Times = Hours(6) }, [0]);
        int earlier = 5 * proposal.Features.Count;
        Assert.Equal(before[..earlier], after[..earlier]);
        Assert.NotEqual(before[earlier..], after[earlier..]);
    }

    [Fact]
    public void Temperature_and_dew_point_give_the_depression()
    {
        var table = new MemoryTable(MemoryTable.Column("TEMP", 20, 21, 22, 23, 24, 60), MemoryTable.Column("DEWP", 15, 22, 20, 20, 20, 20));
        var proposal = FeatureProposal.Create(table, [InputReading.Guess("TEMP"), InputReading.Guess("DEWP")], s_all, [0], FeatureGroups.Levels);
        Assert.Equal(["TEMP", "dew_point_depression"], proposal.Features.Select(feature => feature.Name));
        Assert.Equal([5, 0, 2, 3, 4, 25], Column(proposal.Compute(table, [0]), proposal, 1));
    }

    [Fact]
    public void The_hour_is_a_point_on_a_circle()
    {
        var table = new MemoryTable(MemoryTable.Column("t", 1, 2, 3, 4, 5, 6)) { Times = Hours(6) };
        var proposal = FeatureProposal.Create(table, [new InputReading("t", "other", "")], s_all, [0], FeatureGroups.Cycles);
        float[] values = proposal.Compute(table, [0]);
        float[] sine = Column(values, proposal, IndexOf(proposal, "day_sin"));
        float[] cosine = Column(values, proposal, IndexOf(proposal, "day_cos"));
        for (int hour = 0; hour < 6; hour++)
        {
            Assert.Equal(Math.Sin(2 * Math.PI * hour / 24), sine[hour], 6);
            Assert.Equal(Math.Cos(2 * Math.PI * hour / 24), cosine[hour], 6);
        }
    }

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

    private static int IndexOf(FeatureProposal proposal, string name) => proposal.Features.Select(feature => feature.Name).ToList().IndexOf(name);

    private static float[] Column(float[] values, FeatureProposal proposal, int column) =>
        [.. values.Where((_, i) => i % proposal.Features.Count == column)];
}
