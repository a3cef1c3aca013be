using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Seconds and days that programs count from 1904.</summary>
public class CountedFrom1904Tests
{
    private static readonly string s_seconds = "time,x\n" + Raw.Hours(i => $"{4018464000L + (3600 * i)}.5,{i}");

    [Fact]
    public void Seconds_that_may_be_of_either_beginning_are_refused_until_one_is_stated()
    {
        Assert.EndsWith("week.csv:2:1: '4018464000.5' is 2097-05-04 in seconds since 1970 and 2031-05-04 since 1904, as LabVIEW counts; --time-format s or s1904 states which", Raw.Refused(s_seconds), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00.5Z 2", Raw.Steps(s_seconds, new ReadingOptions { TimeFormat = "s1904" })[2]);
        Assert.Equal("2097-05-04T02:00:00.5Z 2", Raw.Steps(s_seconds, new ReadingOptions { TimeFormat = "s" })[2]);
    }

    [Fact]
    public void Seconds_since_1970_need_no_word() =>
        Assert.Equal("2059-12-31T02:00:00Z 2", Raw.Steps("time,x\n" + Raw.Hours(i => $"{2840054400L + (3600 * i)},{i}"))[2]);

    [Fact]
    public void A_spreadsheets_beginning_is_said_and_can_be_stated()
    {
        string file = "Date,x\n" + Raw.Hours(i => $"46510.{i * 125:0000},{i}", 8);

        Assert.Contains("from 1900 on; d1904 where it counts from 1904", Raw.Finding(file, "time"), StringComparison.Ordinal);
        Assert.Equal("2027-05-03T00:36:00 2", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T00:36:00 2", Raw.Steps(file, new ReadingOptions { TimeFormat = "d1904" })[2]);
    }
}
