using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Several lines of as many fields as the data stand above it: one of them has the names.</summary>
public class HeaderBlockTests
{
    [Theory]
    [InlineData("\"TOA5\",\"S1\",\"CR1000\"\n\"TIMESTAMP\",\"AirTC\",\"RH\"\n\"TS\",\"Deg C\",\"%\"\n\"\",\"Smp\",\"Smp\"\n", "TIMESTAMP|AirTC|RH", "line 2, units in line 3, what stands above is passed")]
    [InlineData("Device: A1,,\nChannel,1,2\nName,Temp,Hum\nUnit,°C,%\n", "Name|Temp|Hum", "line 3, units in line 4, what stands above is passed")]
    [InlineData("Station,Berlin,\nSerial,A123,\nModel,X2,\nOwner,Hans,\nDate,2031-05-04,\ntime,temp,hum\n", "time|temp|hum", "line 6, what stands above is passed")]
    [InlineData(" ,Temp,Out\nDate,Out,Hum\n", "Date|Temp Out|Out Hum", "line 2, what stands above is passed")]
    [InlineData(",temperature,humidity\n,mean,max\ntime,,\n", "time|temperature mean|humidity max", "line 3, what stands above is passed")]
    [InlineData("time,temp,hum\n,°C,%\n", "time|temp|hum", "line 1, units in line 2")]
    public void The_line_with_the_names_is_told(string above, string names, string header)
    {
        string file = above + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}.5,{80 - i}", 12);
        using ReadingSource source = Csv.Source(file);

        Assert.Equal(names.Split('|')[1..], source.Columns.Select(column => column.Name));
        Assert.Equal((names.Split('|')[0], header), (Raw.Finding(file, "time").Split('\'')[1], Raw.Finding(file, "header")));
        Assert.Equal("2031-05-04T02:00:00 2.5 78", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData(5, "5 x expected a time, found '1935619200' (line 2, 3, 4, ...); left out")]
    [InlineData(8, "8 x expected a time, found '1935619200' (line 2, 3, 4, ...); left out")]
    public void Rows_with_times_of_another_kind_below_the_header_are_counted_not_passed(int others, string broken) =>
        Assert.Equal(broken, Raw.Finding(TwoKinds(i => i < others), "broken"));

    [Fact]
    public void Too_many_rows_with_times_of_another_kind_are_refused()
    {
        Assert.Contains("week.csv:42:1: '1935619200' in line 2 and '2031-05-05T16:00Z' in line 42 are times of two kinds", Raw.Refused(TwoKinds(i => i < 40)), StringComparison.Ordinal);
        Assert.Contains("week.csv:2: expected a time, found '1935619200'; 15 of 100 rows are broken", Raw.Refused(TwoKinds(i => i < 15)), StringComparison.Ordinal);
    }

    [Fact]
    public void Times_of_two_kinds_are_refused_with_both_lines()
    {
        string file = TwoKinds(i => i >= 30);

        Assert.StartsWith("week.csv:32:1: '1935727200' in line 32 and '2031-05-04T00:00Z' in line 2 are times of two kinds", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal(100, Raw.Steps(file, new ReadingOptions { Time = "none" }).Length);
    }

    /// <summary>A hundred hours, some of whose times are seconds since 1970.</summary>
    private static string TwoKinds(Func<int, bool> isEpoch) =>
        "time,a\n" + Raw.Hours(i => isEpoch(i) ? $"{1935619200 + (3600 * i)},{i}" : $"2031-05-{4 + (i / 24):00}T{i % 24:00}:00Z,{i}", 100);
}
