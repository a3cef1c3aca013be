using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Times without a year: a person states it, nothing guesses it.</summary>
public class YearTests
{
    private static readonly ReadingOptions s_year = new() { Year = 2031 };

    [Theory]
    [InlineData("time,x", "May  4 {0:00}:00:01,{0}.5", "2031-05-04T02:00:01 2.5")]
    [InlineData("time,x", "Sun May  4 {0:00}:00:01,{0}.5", "2031-05-04T02:00:01 2.5")]
    [InlineData("time,x", "4 May {0:00}:00,{0}.5", "2031-05-04T02:00:00 2.5")]
    [InlineData("Zeit;x", "4. Mai {0:00}:00;{0}.5", "2031-05-04T02:00:00 2.5")]
    [InlineData("Zeit;x", "04.05. {0:00}:00;{0},5", "2031-05-04T02:00:00 2.5")]
    [InlineData("Zeit;x", "04.05 {0:00}:00:30;{0},5", "2031-05-04T02:00:30 2.5")]
    [InlineData("time,x", "05-14 {0:00}:00:01.123,{0}.5", "2031-05-14T02:00:01.123 2.5")]
    [InlineData("time,x", "14/05 {0:00}:00,{0}.5", "2031-05-14T02:00:00 2.5")]
    [InlineData("Datum;Zeit;x", "04.05.;{0:00}:00;{0},5", "2031-05-04T02:00:00 2.5")]
    [InlineData("date,time,x", "May 4,{0:00}:00,{0}.5", "2031-05-04T02:00:00 2.5")]
    public void A_time_without_a_year_needs_it_stated(string header, string line, string third)
    {
        string file = header + "\n" + Raw.Hours(i => string.Format(null, line, i));

        Assert.Contains("has no year; --year YEAR states it", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal(third, Raw.Steps(file, s_year)[2]);
        Assert.Contains("2031 as stated", Raw.Finding(file, "time", s_year), StringComparison.Ordinal);
    }

    [Fact]
    public void Months_and_days_in_columns_have_the_stated_year() =>
        Assert.Equal("2031-05-04T02:00:00 2.5", Raw.Steps("month,day,hour,x\n" + Raw.Hours(i => $"5,4,{i},{i}.5"), s_year)[2]);

    [Fact]
    public void Lines_of_a_system_log_have_the_stated_year()
    {
        string file = Raw.Hours(i => $"May  4 {i:00}:00:01 pi sensor[12]: temperature={i}.5 humidity=8{i % 10}");

        Assert.Contains("'May  4 00:00:01' has no year", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:01 2.5 82", Raw.Steps(file, s_year)[2]);
    }

    [Theory]
    [InlineData("dd.MM. HH:mm", "04.05. {0:00}:00")]
    [InlineData("M/d H:mm", "05/04 {0:00}:00")]
    public void A_stated_format_without_a_year_takes_no_year_of_today(string format, string time)
    {
        string file = "time;x\n" + Raw.Hours(i => string.Format(null, time, i) + $";{i}.5");

        Assert.Contains("has no year; --year", Raw.Refused(file, new ReadingOptions { TimeFormat = format }), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 2.5", Raw.Steps(file, new ReadingOptions { TimeFormat = format, Year = 2031 })[2]);
    }

    [Fact]
    public void A_stated_format_of_a_clock_takes_no_day_of_today() =>
        Assert.Equal("02:00:00 2.5", Raw.Steps("time;x\n" + Raw.Hours(i => $"{i:00}h00;{i}.5"), new ReadingOptions { TimeFormat = "HH'h'mm" })[2]);

    [Fact]
    public void A_year_of_times_that_have_one_is_refused() =>
        Assert.Contains("--year 2031: expected times without a year, found '2031-05-04 00:00'", Raw.Refused("time,x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}"), s_year), StringComparison.Ordinal);

    [Fact]
    public void A_leap_day_is_read_in_leap_years_only()
    {
        string file = "time,x\n" + Raw.Hours(i => $"Feb 29 {i:00}:00,{i}.5");

        Assert.Equal("2032-02-29T02:00:00 2.5", Raw.Steps(file, new ReadingOptions { Year = 2032 })[2]);
        Assert.Contains("Feb 29", Raw.Refused(file, s_year), StringComparison.Ordinal);
    }

    [Fact]
    public void New_year_within_is_said() =>
        Assert.Contains("split the file there", Raw.Refused("time,x\n" + Raw.Hours(i => $"{(i < 12 ? "Dec 31" : "Jan  1")} {(i + 12) % 24:00}:00,{i}"), s_year), StringComparison.Ordinal);
}
