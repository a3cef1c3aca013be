using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Files of one value a line whose names come at times of their own: no value vanishes, and none stands before it was measured.</summary>
public class LongStepTests
{
    private const string Header = "time,name,value\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_row_has_the_values_since_the_row_before(bool isByName)
    {
        string[] lines = [.. Enumerable.Range(0, 24).SelectMany(i => new[] { $"2031-05-04T{i:00}:00:00Z,t,6.{i}", $"2031-05-04T{i:00}:20:00Z,p,{1000 + i}", $"2031-05-04T{i:00}:40:00Z,h,{50 + i}" })];
        string file = Header + string.Join('\n', lines.OrderBy(line => !isByName ? 0 : line.Split(',')[1] switch { "t" => 0, "p" => 1, _ => 2 }));

        string[] steps = Raw.Steps(file);
        Assert.Equal((24, "2031-05-04T00:40:00Z 6 1000 50", "2031-05-04T02:40:00Z 6.2 1002 52"), (steps.Length, steps[0], steps[2]));
        Assert.Equal("names come at times of their own; a row has the last value of each since the row before", Raw.Finding(file, "rows"));
    }

    [Fact]
    public void A_row_of_values_that_come_together_stands_at_the_last_of_them()
    {
        string file = Header + Raw.Hours(i => $"2031-05-04T{i:00}:00:05Z,t,6.{i}\n2031-05-04T{i:00}:01:00Z,h,{50 + i}");

        Assert.Equal("2031-05-04T02:01:00Z 6.2 52", Raw.Steps(file)[2]);
    }

    [Fact]
    public void A_name_without_a_value_in_a_step_is_missing_and_counted()
    {
        string file = Header + Raw.Hours(i => $"2031-05-04T{i:00}:00:00Z,t,6.{i}" + (i == 2 ? "" : $"\n2031-05-04T{i:00}:30:00Z,h,{50 + i}"));

        string[] steps = Raw.Steps(file);
        Assert.Equal((24, "2031-05-04T02:30:00Z 6.2 NaN", "2031-05-04T03:30:00Z 6.3 53"), (steps.Length, steps[2], steps[3]));
        Assert.Contains("in 24 rows no value of h 1", Raw.Finding(file, "missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void Clocks_that_jitter_lose_nothing()
    {
        string file = Header + Raw.Hours(i => $"2031-05-04T{i:00}:00:{(i % 3 == 1 ? 15 : 10)}Z,t,6.{i}\n2031-05-04T{i:00}:30:{(i % 3 == 2 ? 19 : 12)}Z,h,{50 + i}");

        string[] steps = Raw.Steps(file);
        Assert.Equal(24, steps.Length);
        Assert.All(Enumerable.Range(0, 24), i => Assert.EndsWith($" {6 + (i < 10 ? i / 10.0 : i / 100.0)} {50 + i}".Replace(',', '.'), steps[i], StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_that_drifts_through_the_step_of_another_loses_no_value()
    {
        var start = new DateTime(2031, 5, 4, 0, 0, 0, DateTimeKind.Unspecified);
        string file = Header + string.Concat(Enumerable.Range(0, 200).Select(i => $"{start.AddSeconds(60 * i):s}Z,t,{i}\n{start.AddSeconds((57 * i) + 1):s}Z,h,{i}\n"));

        string[] steps = Raw.Steps(file);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), steps.Select(step => step.Split(' ')[1]).Where(value => value != "NaN"));
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), steps.Select(step => step.Split(' ')[2]).Where(value => value != "NaN"));
        Assert.Equal("in 210 rows no value of t 10, h 10", Raw.Finding(file, "missing"));
    }

    [Fact]
    public void Names_with_more_than_one_value_in_a_step_are_refused()
    {
        string file = Header + Raw.Hours(i => $"2031-05-04T{i:00}:00:00Z,t,6.{i}\n2031-05-04T{i:00}:30:00Z,h,{50 + i}\n2031-05-04T{i:00}:3{i % 10}:30Z,h,{60 + i}");

        Assert.Contains("such as --step ", Raw.Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_values_of_one_name_and_time_are_refused_wherever_they_stand()
    {
        string One(int first) => Raw.Hours(i => $"2031-05-04 {i:00}:00,temp,{first + i}");

        Assert.EndsWith("'temp' has another value at the same time; are there series that a column tells apart? --only COLUMN=TEXT takes one", Raw.Refused("time,parameter,value\n" + One(0) + One(20)), StringComparison.Ordinal);
        Assert.Equal(24, Raw.Steps("time,parameter,value\n" + One(0) + One(0)).Length);
    }

    [Fact]
    public void A_stated_step_may_be_shorter_than_the_changes()
    {
        string file = "entity_id,state,last_changed\n" + Raw.Hours(i => $"sensor.t,{i}.5,2031-05-04T{i:00}:00:00Z");
        string[] steps = Raw.Steps(file, new ReadingOptions { Step = 600 });

        Assert.Equal(["2031-05-04T02:00:00Z 2.5", "2031-05-04T02:10:00Z 2.5"], steps[12..14]);
    }

    [Theory]
    [InlineData("time,name,value\n", "2031-05-04 {0:00}:00,temp,5{1} °F\n2031-05-04 {0:00}:00,hum,8{1} %")]
    [InlineData("_time,_measurement,_field,_value\n", "2031-05-04 {0:00}:00,°F,temp,5{1}\n2031-05-04 {0:00}:00,%,hum,8{1}")]
    public void A_unit_behind_or_beside_the_value_is_converted(string header, string lines) =>
        Assert.Equal("2031-05-04T00:00:00 10 80", Raw.Steps(header + Raw.Hours(i => string.Format(null, lines, i, i % 10)), Raw.Wanting("temp:°C", "hum:%"))[0]);

    [Fact]
    public void A_value_that_is_no_number_is_named()
    {
        string file = "time,name,value\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,temp,5{i % 10} foo");

        Assert.EndsWith("week.csv:2:3: expected a number for 'temp', found '50 foo'; so in 24 rows", Raw.Refused(file), StringComparison.Ordinal);
    }
}
