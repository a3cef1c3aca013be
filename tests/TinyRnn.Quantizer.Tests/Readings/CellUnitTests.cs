using System;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Units that stand behind a part of a column's numbers.</summary>
public class CellUnitTests
{
    [Theory]
    [InlineData("Light", "{0}00", "1.{0} klx")]
    [InlineData("Light", "{0}00", "1.{0}klx")]
    [InlineData("Duration", "{0}00", "1.{0} s")]
    [InlineData("P", "100{0}.1", "29.8{0} inHg")]
    [InlineData("Temperature", "6.{0}", "43.{0}F")]
    public void Numbers_with_and_without_a_unit_are_refused(string name, string bare, string marked)
    {
        string file = Csv(name, i => i < 12 ? string.Format(null, bare, 1 + (i % 9)) : string.Format(null, marked, i % 10));

        Assert.EndsWith($"column '{name}': expected numbers of one unit, found 12 without a unit ('{string.Format(null, bare, 1)}' in line 2) and 12 with one ('{string.Format(null, marked, 2)}' in line 14); write all in one unit and name it in the header", Raw.Refused(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Light (lx)", "{0} lx")]
    [InlineData("Level", "{0}k")]
    [InlineData("Level", "{0}A")]
    public void A_unit_of_the_header_and_a_mark_of_quality_change_nothing(string name, string marked) =>
        Assert.Equal("2031-05-04T13:00:00 13", Raw.Steps(Csv(name, i => i % 4 != 1 ? $"{i}" : string.Format(null, marked, i)))[13]);

    private static string Csv(string name, Func<int, string> value) => $"When,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00,{value(i)}");
}
