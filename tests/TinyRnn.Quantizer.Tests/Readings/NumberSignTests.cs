using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Points and commas that may be decimal or of thousands, or neither.</summary>
public class NumberSignTests
{
    [Theory]
    [InlineData("Zeit;Druck (hPa);CO2 (ppm)\n", "{1}.05.2031 00:00;1.01{0};1.20{0}", "'1.010' may be a decimal or a thousand, in a file with semicolons and dates such as '01.05.2031 00:00'")]
    [InlineData("Zeit;Druck\n", "2031-05-{1} 00:00;{2}", "'1.001' may be a decimal or a thousand, beside '998' in line 2")]
    [InlineData("time,lux\n", "2031-05-{1} 00:00,{2}", "'1.001' may be a decimal or a thousand, beside '998' in line 2")]
    public void A_point_that_may_be_of_thousands_is_refused_until_it_is_stated(string header, string line, string problem)
    {
        string file = header + Raw.Hours(i => string.Format(null, line, i, $"{i + 1:00}", i % 2 == 0 ? "998" : $"1.00{i}"), 9);

        Assert.Contains(problem + "; --decimal . reads it as 1.0", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Contains(" 1001", Raw.Steps(file.Replace("1.01", "1.00", StringComparison.Ordinal), new ReadingOptions { DecimalSign = ',' })[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,volt\n", "2031-05-{0} 00:00,3.20{1}")]
    [InlineData("time;volt\n", "2031-05-{0} 00:00;3.20{1}")]
    [InlineData("time,ratio\n", "2031-05-{0} 00:00,1.00{1}\n2031-05-{0} 12:00,2")]
    [InlineData("Zeit;volt;temp\n", "{0}.05.2031 00:00;3.20{1};6.5")]
    public void Three_decimals_alone_are_decimals(string header, string line) =>
        Assert.Matches(@" (3\.2|1)( 6\.5)?$", Raw.Steps(header + Raw.Hours(i => string.Format(null, line, $"{i + 1:00}", i), 9))[0]);

    [Theory]
    [InlineData("\"STATION\",\"DATE\",\"TMP\"\n", "\"10384099999\",\"2031-05-04T{0:00}:00:00\",\"+00{0:00},1\"", 3)]
    [InlineData("DATE,TMP\n", "2031-05-04 {0:00}:00,\"-00{0:00},1\"", 2)]
    public void A_value_with_its_quality_behind_a_comma_is_no_decimal(string header, string line, int column)
    {
        string refused = Raw.Refused(header + Raw.Hours(i => string.Format(null, line, i)));

        Assert.Contains($"week.csv:2:{column}: expected a number, found '", refused, StringComparison.Ordinal);
        Assert.Contains("00,1': a value and the mark of its quality in one field", refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DATE,SLP\n", "2031-05-04 {0:00}:00,\"{1},1\"", "10090")]
    [InlineData("DATE,VIS\n", "2031-05-04 {0:00}:00,\"{1},{2}\"", "09900")]
    [InlineData("DATE,SLP\n", "2031-05-04 {0:00}:00,\"{1},{2}\"", "99999")]
    public void So_is_a_value_without_a_sign_whose_mark_never_changes_or_that_is_padded(string header, string line, string first)
    {
        string file = header + Raw.Hours(i => string.Format(null, line, i, i == 0 ? first : $"{10090 + i}", i % 10));

        Assert.Contains("a value and the mark of its quality in one field, as archives of weather have it; write the values alone, in their own unit; if it is a decimal comma, --decimal , states it", Raw.Refused(file), StringComparison.Ordinal);
        Assert.EndsWith(first.StartsWith('1') ? " 10092.1" : " 10092.2", Raw.Steps(file, new ReadingOptions { DecimalSign = ',' })[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_quoted_number_whose_decimal_changes_is_a_number() =>
        Assert.Equal("2031-05-04T02:00:00 10092.2", Raw.Steps("time,kWh\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,\"{10090 + i},{i % 10}\""))[2]);

    [Fact]
    public void A_comma_that_may_be_of_thousands_is_read_as_its_advice_says()
    {
        string file = "Date,Lux\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,\"{(i < 10 ? $"{i}00" : $"1,{i}0")}\"");

        Assert.Contains("'1,100' may be a decimal or a thousand; --decimal , reads it as 1.100, --decimal . as 1100", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T10:00:00 1100", Raw.Steps(file, new ReadingOptions { DecimalSign = '.' })[10]);
        Assert.Equal("2031-05-04T10:00:00 1.1", Raw.Steps(file, new ReadingOptions { DecimalSign = ',' })[10]);
    }

    [Theory]
    [InlineData("\u2019")]
    [InlineData("'")]
    public void Either_apostrophe_stands_between_thousands(string sign)
    {
        string file = "Zeit;Druck\n" + Raw.Hours(i => $"04.05.2031 {i:00}:00;{(i % 2 == 0 ? $"1{sign}00{i % 10}.5" : "998.5")}");

        Assert.Equal("2031-05-04T02:00:00 1002.5", Raw.Steps(file)[2]);
    }

    [Fact]
    public void A_header_that_comes_again_with_its_mark_of_the_encoding_is_no_row()
    {
        string file = "\uFEFFtime,t\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00,6.5");

        Assert.Equal("*2031-05-04T00:00:00 6.5", Raw.Steps(file + file)[24]);
        Assert.Empty(Raw.Finding(file + file, "broken"));
    }
}
