using System.Linq;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>The table's first value, and the rises from one value to the next.</summary>
public class TableRules
{
    private const int One = 1 << 21;
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    /// <summary>The value that the file's table has at an index.</summary>
    private int Value(int index) => _model.GetInt32("table 0") + Enumerable.Range(1, index).Sum(Rise);

    private int Rise(int index) => _model.GetInt32("table " + index) & 0xFFFF;

    private void Fails(int index, string what, string expected, int actual) =>
        FormatAssert.Fails(_model.Sealed(), what, _model.Layout["table " + index], expected, actual.ToString());

    [Theory]
    [InlineData(-1)]
    [InlineData(65536)]
    [InlineData(int.MinValue)]
    public void The_first_value_is_a_rise_from_0(int value)
    {
        _model.SetInt32("table 0", value);
        Fails(0, "table value 0", "0 to 65535", value);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_middle_must_be_one_half(int difference)
    {
        _model.SetUInt16("table 200", Rise(200) + difference);
        Fails(256, "table value at 0", "1048576", (One / 2) + difference);
    }

    [Fact]
    public void No_value_may_pass_1()
    {
        int more = One - Value(512) + 1;
        _model.SetUInt16("table 512", Rise(512) + more);
        Fails(512, "table value 512", "at most 2097152", One + 1);
    }

    [Fact]
    public void The_last_value_may_be_1()
    {
        _model.SetUInt16("table 512", Rise(512) + One - Value(512));
        Assert.NotNull(RnnModel.Load(_model.Sealed()));
    }

    [Fact]
    public void A_table_that_is_too_short_is_refused_before_it_is_read() =>
        FormatAssert.Fails(
            _model.EndSection("table", "table 512", 1).Sealed(), "table", _model.Layout["table 0"], "1028 bytes", "1027 bytes before the end");
}
