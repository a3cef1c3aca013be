using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Offsets behind clocks, beside them, and names of zones that mean several.</summary>
public class ZoneNameTests
{
    [Theory]
    [InlineData("BST")]
    [InlineData("IST")]
    [InlineData("CST")]
    [InlineData("AST")]
    [InlineData("XYZ")]
    public void A_name_of_several_offsets_is_refused_until_one_is_stated(string name)
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00:00 {name},{i}");

        Assert.EndsWith($"week.csv:2:1: '2031-05-04 00:00:00 {name}': nothing tells which offset '{name}' means; --zone {name}=+01:00 states it, here as an hour ahead of UTC", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T04:30:00Z 10", Raw.Steps(file, new ReadingOptions { Zone = $"{name}=+05:30" })[10]);
        Assert.Contains("nothing tells", Raw.Refused(file, new ReadingOptions { Zone = "Europe/London" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WAT", "2031-05-04T01:00:00Z 2")]
    [InlineData("ACST", "2031-05-03T16:30:00Z 2")]
    [InlineData("NPT", "2031-05-03T20:15:00Z 2")]
    [InlineData("HST", "2031-05-04T12:00:00Z 2")]
    public void A_name_of_one_offset_is_read(string name, string third) =>
        Assert.Equal(third, Raw.Steps("time,x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00:00 {name},{i}"))[2]);

    [Fact]
    public void Names_of_two_offsets_in_one_file_each_count()
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-03-30 {(i < 1 ? i : i + 1):00}:00:00 {(i < 1 ? "GMT" : "BST")},{i}", 9);

        Assert.Equal("2031-03-30T02:00:00Z 2", Raw.Steps(file, new ReadingOptions { Zone = "BST=+01:00" })[2]);
        Assert.Contains("line", Raw.Refused(file.Replace(":00 BST", ":00 BXT", StringComparison.Ordinal), new ReadingOptions { Zone = "BST=+01:00" }).Replace("week.csv:3", "line", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_comes_far_behind_the_first_rows_is_refused_with_the_cause()
    {
        string Month(Func<int, string> zone) => "time,x\n" + Raw.Hours(i => $"2031-0{1 + (i / 672)}-{1 + (i / 24 % 28):00} {i % 24:00}:00:00 {zone(i)},{i}", 1344);

        Assert.Contains("'2031-02-01 00:00:00 BST': nothing tells which offset 'BST' means", Raw.Refused(Month(i => i < 672 ? "GMT" : "BST")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("date;clock;x\n", "2031-05-04;{0:00}:00:00+01:00;{0}")]
    [InlineData("date;clock;x\n", "2031-05-04;{0:00}:00:00 +0100;{0}")]
    [InlineData("date;clock;x\n", "2031-05-04;{0:00}:00:00 CET;{0}")]
    [InlineData("date,time,tz,x\n", "2031-05-04,{0:00}:00,+01:00,{0}")]
    [InlineData("", "2031-05-04 {0:00}:00:00 +0100 {0}")]
    [InlineData("", "2031-05-04 {0:00}:00:00+01 {0}")]
    [InlineData("", "2031-05-04 {0:00}:00:00 CET {0}")]
    public void An_offset_of_a_clock_beside_its_date_makes_instants(string header, string line)
    {
        string file = header + Raw.Hours(i => string.Format(null, line, i));

        Assert.Equal("2031-05-04T01:00:00Z 2", Raw.Steps(file)[2]);
        Assert.Empty(Raw.Finding(file, "zone"));
    }

    [Fact]
    public void A_clock_without_its_offset_is_no_time_of_a_file_that_has_it()
    {
        string file = "date;clock;x\n" + Raw.Hours(i => $"2031-05-04;{i:00}:00:00{(i == 20 ? "" : "Z")};{i}");

        Assert.Contains("1 x expected a time", Raw.Finding(file, "broken"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_with_a_sign_behind_a_clock_stays_a_reading()
    {
        string file = Raw.Hours(i => $"2031-05-04 {i:00}:00:00 {(i % 2 == 0 ? "+" : "-")}{i}.5 7");

        Assert.Equal("2031-05-04T02:00:00 2.5 7", Raw.Steps(file)[2]);
    }
}
