using System;
using System.IO;
using System.Text;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Units that stand beside values, not in their names, and what a prepared file keeps of them.</summary>
public class StatedUnitTests
{
    [Theory]
    [InlineData("time,temperature\n,°F\n", "2031-05-04 {0:00}:00,5{1}")]
    [InlineData("time,temperature\n", "2031-05-04 {0:00}:00,5{1} °F")]
    [InlineData("", "2031-05-04 {0:00}:00:00 temperature: 5{1} °F")]
    public void A_prepared_file_names_the_unit_that_stands_elsewhere(string header, string line)
    {
        string file = header + Raw.Hours(i => string.Format(null, line, i, i % 10));
        string prepared = Prepared(file, new ReadingOptions());

        Assert.StartsWith("time,temperature (°F)\n2031-05-04T00:00:00,50\n", prepared, StringComparison.Ordinal);
        Assert.Equal(Raw.Steps(file, Raw.Wanting("temperature:°C")), Raw.Steps(prepared, Raw.Wanting("temperature:°C")));
    }

    [Fact]
    public void A_unit_in_the_name_is_not_written_twice() =>
        Assert.StartsWith("time,Temp (°F)\n", Prepared("time,Temp (°F)\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,50"), new ReadingOptions()), StringComparison.Ordinal);

    [Fact]
    public void A_column_under_another_name_keeps_its_unit() =>
        Assert.StartsWith("time,t (°F)\n", Prepared("time,Temp (°F)\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,50"), new ReadingOptions { Columns = [MappingText.Parse("t=Temp (°F)")] }), StringComparison.Ordinal);

    [Fact]
    public void A_unit_in_a_column_of_its_own_is_converted()
    {
        string file = "time,sensor,value,unit\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,temperature,5{i % 10},°F\n2031-05-04 {i:00}:00,humidity,8{i % 10},%");

        Assert.Equal("2031-05-04T00:00:00 10 80", Raw.Steps(file, Raw.Wanting("temperature:°C", "humidity:%"))[0]);
        Assert.Contains("week.csv:48:4: 'temperature': expected the unit '°F' as in the first of its rows, found '°C'", Raw.Refused(file.Replace("23:00,temperature,53,°F", "23:00,temperature,53,°C", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_of_JSON_states_the_unit_of_what_it_is_a_unit_of()
    {
        string file = Raw.Hours(i => $"{{\"Time\":\"2031-05-04T{i:00}:00:00\",\"BME280\":{{\"Temperature\":5{i % 10},\"Humidity\":60,\"Pressure\":30}},\"PressureUnit\":\"inHg\",\"TempUnit\":\"F\"}}");

        Assert.Equal("2031-05-04T00:00:00 10 60 1015.91659", Raw.Steps(file, Raw.Wanting("temperature:°C", "humidity:%", "pressure:hPa"))[0]);
    }

    private static string Prepared(string file, ReadingOptions options)
    {
        using ReadingSource source = Csv.Source(file, options);
        using var prepared = new MemoryStream();
        PreparedFile.Write([source], prepared, flushRows: false);
        return Encoding.UTF8.GetString(prepared.ToArray());
    }

    [Fact]
    public void A_counter_is_written_with_all_its_digits() =>
        Assert.Contains("02:00:00,20240117\n", Prepared("time,energy\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{20240115 + i}"), new ReadingOptions()), StringComparison.Ordinal);

    [Fact]
    public void A_number_next_to_the_middle_of_two_floats_lies_on_its_side_of_it()
    {
        using ReadingSource source = Csv.Source("x\n16777217.0000000001\n16777217\n16777216.9999999999\n");
        using StepReader steps = source.OpenSteps();

        Assert.True(steps.Read() && (float)steps.Values[0] == 16777218f);
        Assert.True(steps.Read() && (float)steps.Values[0] == 16777216f && steps.Values[0] == 16777217);
        Assert.True(steps.Read() && (float)steps.Values[0] == 16777216f);
    }

    [Theory]
    [InlineData("latitude", "33.{0}S")]
    [InlineData("longitude", "70.{0}W")]
    [InlineData("where", "33.{0}S")]
    [InlineData("level", "1.{0}M")]
    [InlineData("level", "1.{0} G")]
    public void A_letter_of_a_column_that_does_not_measure_it_is_a_mark(string name, string number)
    {
        string file = $"time,{name},x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{string.Format(null, number, i % 10)},{i}");

        Assert.Equal("2031-05-04T02:00:00 2", Raw.Steps(file)[2]);
        Assert.Contains($"'{name}': 24 of 24 fields have a mark behind the number", Raw.Finding(file, "left out"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_sign_in_it_is_that_name_where_there_is_such_a_column()
    {
        string file = "time,temp,temp-2\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i},{20 + i}");

        Assert.Equal("2031-05-04T02:00:00 22", Raw.Steps(file, Raw.Wanting("t") with { Columns = [MappingText.Parse("t=temp-2")] })[2]);
        Assert.Equal("2031-05-04T02:00:00 5", Raw.Steps(file, Raw.Wanting("t") with { Columns = [MappingText.Parse("t=temp+3")] })[2]);
    }
}
