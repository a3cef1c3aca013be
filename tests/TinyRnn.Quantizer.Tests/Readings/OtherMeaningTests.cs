using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Lines further down below which numbers would be something else.</summary>
public class OtherMeaningTests
{
    private static string Rows(string start) => Raw.Hours(i => $"{string.Format(null, start, 1935619200 + (i * 3600), i)}{i}.4,8{i % 10}", 12);

    [Theory]
    [InlineData("timestamp,temperature,humidity", "timestamp,humidity,temperature", "{0},")]
    [InlineData("millis,temperature,humidity", "millis,humidity,temperature", "{1}000,")]
    [InlineData("temperature,humidity", "humidity,temperature", "")]
    [InlineData("\"Time\",\"temperature\",\"x\"", "\n\"Time\",\"humidity\",\"x\"", "{0},")]
    public void Another_header_is_refused_whatever_the_time_is(string header, string other, string start) =>
        Assert.Contains("another header with other columns; split the file here", Raw.Refused($"{header}\n{Rows(start)}{other}\n{Rows(start)}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("time,temperature,humidity\n")]
    public void Units_further_down_are_those_of_the_header_or_refused(string again)
    {
        string rows = Raw.Hours(i => $"2031-05-04T{i:00}:00,{i}.4,8{i % 10}", 12);
        string File(string units) => $"time,temperature,humidity\n,°C,%\n{rows}{again}{units}\n{rows.Replace("05-04", "05-05", StringComparison.Ordinal)}";

        Assert.Equal(again.Length > 0 ? 24 : 36, Raw.Steps(File(",°C,%")).Length);
        Assert.Contains("found a row of units ('°F'), where the header has °C for 'temperature'", Raw.Refused(File(",°F,%")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_missing_readings_is_no_row_of_units() =>
        Assert.Equal("NaN NaN", Raw.Steps("height (ft),depth (ft)\n" + Raw.Hours(i => i == 5 ? "M,M" : $"{i},{i}"))[5]);
}
