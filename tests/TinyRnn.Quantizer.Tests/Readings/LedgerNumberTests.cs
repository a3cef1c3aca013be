using System;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Negative numbers in brackets or with their minus behind them, and blanks that break no line around numbers.</summary>
public class LedgerNumberTests
{
    [Theory]
    [InlineData("({0}.6)", -2.6)]
    [InlineData("( {0}.6 )", -2.6)]
    [InlineData("{0}.6-", -2.6)]
    [InlineData("{0},6-", -2.6)]
    [InlineData("({0},6)", -2.6)]
    public void They_are_read_and_said(string number, double third)
    {
        string file = "time;x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;{(i % 2 == 0 ? string.Format(null, number, i) : "1")}");

        Assert.Equal(FormattableString.Invariant($"2031-05-04T02:00:00 {third}"), Raw.Steps(file)[2]);
        Assert.StartsWith("12 x a number in brackets or with a minus behind it in 'x', as '", Raw.Finding(file, "signs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(-{0}.6)")]
    [InlineData("-{0}.6-")]
    [InlineData("({0}.6")]
    [InlineData("(a{0})")]
    public void Other_signs_are_no_numbers(string text)
    {
        string file = "time;x;y\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;{string.Format(null, text, i)};{i}");

        Assert.Equal("2031-05-04T02:00:00 2", Raw.Steps(file)[2]);
        Assert.Contains("x", Raw.Finding(file, "left out"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_in_brackets_is_no_reading() =>
        Assert.Equal("2031-05-04T02:00:00 NaN", Raw.Steps("time,temperature\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{(i == 2 ? "(999)" : "6.5")}"))[2]);

    [Theory]
    [InlineData("\u00A0")]
    [InlineData("\u202F")]
    [InlineData("\u2009")]
    public void Blanks_that_break_no_line_are_blanks(string blank)
    {
        string file = $"time,{blank}x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00{blank},{blank} {i}.84{blank}");

        Assert.Equal("2031-05-04T02:00:00 2.84", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T02:00:00 2.84", Raw.Steps(file, Raw.Wanting("x"))[2]);
    }
}
