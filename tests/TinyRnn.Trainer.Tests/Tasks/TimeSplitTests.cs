using System;
using System.Linq;
using TinyRnn.Trainer.Tasks;
using TinyRnn.Trainer.Tests.Support;
using Xunit;

namespace TinyRnn.Trainer.Tests.Tasks;

public class TimeSplitTests
{
    private static readonly MemoryTable s_table = new(MemoryTable.Column("x", [.. Enumerable.Range(0, 100).Select(i => (double)i)]))
    {
        Times = [.. Enumerable.Range(0, 100).Select(i => new DateTime(2014, 1, 1).AddDays(i))],
    };

    [Fact]
    public void Shares_cut_in_the_order_of_time()
    {
        var split = TimeSplit.Parse("70/15/15", s_table, hasTest: true);
        Assert.Equal((0, 70), (split.Train.Start, split.Train.End));
        Assert.Equal((70, 85), (split.Validation.Start, split.Validation.End));
        Assert.Equal((85, 100), (split.Test.Start, split.Test.End));
    }

    [Fact]
    public void Times_begin_parts()
    {
        var split = TimeSplit.Parse("2014-02-01,2014-03-01", s_table, hasTest: true);
        Assert.Equal((31, 59), (split.Validation.Start, split.Test.Start));
    }

    [Fact]
    public void Cuts_move_to_the_beginnings_of_sequences()
    {
        TimeSplit split = TimeSplit.Parse("70/15/15", s_table, hasTest: true).AtSequences([0, 60, 75, 90]);
        Assert.Equal((75, 90), (split.Validation.Start, split.Test.Start));
    }

    [Theory]
    [InlineData("70/30", "expected 3 shares")]
    [InlineData("70/-1/31", "expected 3 shares")]
    [InlineData("2014-02-01", "expected the 2 times")]
    [InlineData("2014-03-01,2014-02-01", "expected times in order")]
    [InlineData("2013-01-01,2014-02-01", "expected a time between 2014-01-01T00:00:00")]
    [InlineData("soon,later", "expected a time as 2014-01-01, found 'soon'")]
    public void What_is_no_split_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<TrainingException>(() => TimeSplit.Parse(text, s_table, hasTest: true)).Message);
}
