using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class TableRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    private void Fails(int index, int value, string what, string expected) =>
        FormatAssert.Fails(
            _model.SetInt32("table " + index, value).Sealed(), what, _model.Layout["table " + index], expected, value.ToString());

    [Fact]
    public void The_first_value_may_not_be_negative() => Fails(0, -1, "table value 0", "0 to 65535");

    [Fact]
    public void Values_may_not_fall()
    {
        int before = _model.GetInt32("table 149");
        Fails(150, before - 1, "table value 150", $"{before} to {before + 65535}");
    }

    [Fact]
    public void Values_may_not_rise_by_more_than_a_slope_can_hold()
    {
        int before = _model.GetInt32("table 149");
        Fails(150, before + 65536, "table value 150", $"{before} to {before + 65535}");
    }

    [Fact]
    public void No_value_may_pass_1()
    {
        int before = _model.GetInt32("table 511");
        // 2^21 is 1.
        Fails(512, 2097153, "table value 512", $"{before} to 2097152");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_middle_must_be_one_half(int difference) =>
        Fails(256, (1 << 20) + difference, "table value at 0", "1048576");
}
