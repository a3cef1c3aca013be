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
    [InlineData("Temperature (°C)", "43.{0}°F", "°C")]
    [InlineData("Pressure [hPa]", "29.8{0} inHg", "hPa")]
    public void Another_unit_than_the_names_is_refused(string name, string number, string unit)
    {
        string all = Csv(name, i => string.Format(null, number, i % 10));
        string one = Csv(name, i => i == 20 ? string.Format(null, number, 0) : "6.5");

        Assert.Contains($"column '{name}': its name states {unit}, found '{string.Format(null, number, 0)}' in line 2 and 23 more of another unit", Raw.Refused(all), StringComparison.Ordinal);
        Assert.Contains($"found '{string.Format(null, number, 0)}' in line 22; write all in one unit", Raw.Refused(one), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_other_signs_is_named_where_there_is_no_other() =>
        Assert.Contains("week.csv:10:2: expected a column of numbers, found '1.8 Zoll' in 'Light', and no number in 16 of the first 24 rows", Raw.Refused(Csv("Light", i => i < 8 ? $"{i}00" : $"1.{i} Zoll")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Light (lx)", "{0} lx")]
    [InlineData("Level", "{0}k")]
    [InlineData("Level", "{0}A")]
    public void A_unit_of_the_header_and_a_mark_of_quality_change_nothing(string name, string marked) =>
        Assert.Equal("2031-05-04T13:00:00 13", Raw.Steps(Csv(name, i => i % 4 != 1 ? $"{i}" : string.Format(null, marked, i)))[13]);

    private static string Csv(string name, Func<int, string> value) => $"When,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00,{value(i)}");
}
