using System.Linq;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Tests.Support;
using Xunit;

namespace TinyRnn.Trainer.Tests.Tasks;

public class TargetBuilderTests
{
    private static readonly MemoryTable s_rain = new(MemoryTable.Column("rain", 0, 0, 0.1, 0, double.NaN, 0, 3, 0));

    [Fact]
    public void Within_asks_the_following_rows_and_not_the_row_itself()
    {
        Target target = TargetBuilder.Build(s_rain, new PredictionTask("rain") { Within = 2, Above = 0.1 });
        Assert.Equal([1, 1, double.NaN, double.NaN, 1, 1, double.NaN, double.NaN], target.Values);
        Assert.Equal(TargetKind.Binary, target.Kind);
        Assert.Equal("binary: rain of at least 0.1 in at least one of the next 2 rows", target.Description);
    }

    [Fact]
    public void Ahead_takes_the_value_of_a_later_row()
    {
        Target target = TargetBuilder.Build(new MemoryTable(MemoryTable.Column("t", 1.5, 2, 3, 4)), new PredictionTask("t") { Ahead = 2 });
        Assert.Equal([3, 4, double.NaN, double.NaN], target.Values);
        Assert.Equal(TargetKind.Regression, target.Kind);
    }

    [Fact]
    public void Both_limits_make_a_band()
    {
        Target target = TargetBuilder.Build(new MemoryTable(MemoryTable.Column("t", 1, 2, 3)), new PredictionTask("t") { Above = 2, Below = 2.5 });
        Assert.Equal([0, 1, 0], target.Values);
    }

    [Theory]
    [InlineData(new[] { "0", "1", "1" }, TargetKind.Binary)]
    [InlineData(new[] { "no", "yes", "" }, TargetKind.Binary)]
    [InlineData(new[] { "1", "2", "3" }, TargetKind.MultiClass)]
    [InlineData(new[] { "a", "b", "c" }, TargetKind.MultiClass)]
    [InlineData(new[] { "1.5", "2", "1.5" }, TargetKind.Regression)]
    public void The_values_tell_the_kind(string[] values, TargetKind kind) =>
        Assert.Equal(kind, TargetBuilder.Build(new MemoryTable(("x", values)), new PredictionTask("x")).Kind);

    [Fact]
    public void Classes_of_numbers_stand_in_their_order()
    {
        Target target = TargetBuilder.Build(new MemoryTable(("x", ["10", "9", "", "10", "2"])), new PredictionTask("x"));
        Assert.Equal(["2", "9", "10"], target.Classes);
        Assert.Equal([2, 1, double.NaN, 2, 0], target.Values);
    }

    [Theory]
    [InlineData("rian", 0, 0, null, "did you mean 'rain'")]
    [InlineData("rain", 1, 2, 0.1, "cannot both be stated")]
    [InlineData("rain", 0, 2, null, "expected --above or --below")]
    [InlineData("rain", -1, 0, null, "expected a number of rows of 1 to 4096")]
    public void Words_that_do_not_go_together_are_refused(string column, int ahead, int within, double? above, string message)
    {
        var task = new PredictionTask(column) { Ahead = ahead, Within = within, Above = above };
        Assert.Contains(message, Assert.Throws<TrainingException>(() => TargetBuilder.Build(s_rain, task)).Message);
    }

    [Fact]
    public void A_target_that_is_constant_is_refused()
    {
        var table = new MemoryTable(("x", [.. Enumerable.Repeat("7", 5)]));
        Assert.Contains("there is nothing to predict", Assert.Throws<TrainingException>(() => TargetBuilder.Build(table, new PredictionTask("x"))).Message);
    }
}
