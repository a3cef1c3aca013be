using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Sources that are written while they are read.</summary>
public class LiveTests
{
    [Fact]
    public void A_row_is_given_before_the_next_line_is_written()
    {
        using var stream = new LineByLineStream("a,b", "1,2", "3,4");
        using ReadingSource source = ReadingSource.OpenLive("live", stream, Raw.Wanting("a", "b"));
        using StepReader steps = source.OpenSteps();

        Assert.Equal(1, stream.LinesTaken);
        Assert.True(steps.Read());
        Assert.Equal(2, stream.LinesTaken);
        Assert.True(steps.Read());
        Assert.Equal(3, stream.LinesTaken);
        Assert.False(steps.Read());
    }

    [Fact]
    public void The_header_is_waited_for_and_a_reboot_begins_another_series()
    {
        Assert.Equal(
            ["20 50", "21 51", "*30 60"],
            Live(Raw.Wanting("temperature", "humidity"), "ets Jun  8 2016 00:22:57", "rst:0x1 (POWERON_RESET)", "", "millis,temperature,humidity", "1000,20,50", "2000,21,51", "3000,2", "rst:0x1", "millis,temperature,humidity", "1000,30,60")
        );
    }

    [Theory]
    [InlineData("hum,temp,x", "another header with other columns; split the file here")]
    [InlineData("°C,%,m/s", "found a row of units ('°C'), where the header has none")]
    public void A_row_that_gives_the_numbers_another_meaning_is_refused(string row, string problem) =>
        Assert.Contains(problem, Assert.Throws<CsvInputException>(() => Live(Raw.Wanting("temp", "hum"), "temp,hum,x", "20,50,1", row, "51,21,2")).Message, System.StringComparison.Ordinal);

    [Fact]
    public void A_header_glued_to_half_a_row_begins_another_series() =>
        Assert.Equal(["20 50", "*30 60"], Live(Raw.Wanting("temperature", "humidity"), "millis,temperature,humidity", "1000,20,50", "20millis,temperature,humidity", "1000,30,60"));

    [Fact]
    public void A_decimal_comma_is_read_where_it_is_stated_and_named_where_not()
    {
        var told = new List<string>();
        string[] lines = ["a;b", "7,5;1.009,2", "8;1"];

        Assert.Equal(["7.5 1009.2", "8 1"], Live(Raw.Wanting("a", "b") with { DecimalSign = ',' }, lines));
        Assert.Equal(["8 1"], Live(Raw.Wanting("a", "b") with { Notify = told.Add }, lines));
        Assert.Equal(["line 2: column 'a': expected a number, found '7,5' (--decimal , reads it); left out, as all like it"], told);
    }

    [Fact]
    public void Noise_is_told_once_for_each_kind()
    {
        var told = new List<string>();

        Live(Raw.Wanting("a", "b") with { Notify = told.Add }, "a,b", "1,2", "noise", "more noise", "1,x", "3,4");

        Assert.Equal(["line 3: expected 2 fields as in the first line, found 1; left out, as all like it", "line 5: column 'b': expected a number, found 'x'; left out, as all like it"], told);
    }

    [Fact]
    public void Rows_without_header_are_taken_in_order_when_the_readings_have_no_names()
    {
        Assert.Equal(["1 2", "3 4"], Live(new ReadingOptions { InputSize = 2 }, "hello", "1,2", "3,4"));
    }

    [Fact]
    public void Log_lines_are_taken_when_they_have_all_names()
    {
        Assert.Equal(["20.5 50", "21.5 NaN"], Live(Raw.Wanting("temp", "hum"), "I (12) boot: ok", "temp: 20.5 C", "hum: 50 %", "temp: 21.5 C", "hum: nan"));
    }

    [Theory]
    [InlineData("temperature: 20.5 C humidity: 50 %", "temperature: 21.5 C humidity: 51 %")]
    [InlineData("temperature=20.5, humidity=50", "temperature=21.5, humidity=51")]
    [InlineData("{\"temperature\":20.5,\"humidity\":50}", "{\"temperature\":21.5,\"humidity\":51}")]
    public void A_line_of_all_names_with_values_is_no_header(string first, string second)
    {
        Assert.Equal(["20.5 50", "21.5 51"], Live(Raw.Wanting("temperature", "humidity"), "[I][wifi] ok", first, "noise", second));
    }

    [Fact]
    public void What_the_quantity_cannot_be_is_missing()
    {
        Assert.Equal(["20 NaN", "NaN 51"], Live(Raw.Wanting("temperature", "humidity"), "temperature,humidity", "20,-999", "-127,51"));
    }

    [Fact]
    public void A_source_that_ends_without_the_columns_is_refused_with_those_it_had()
    {
        var error = Assert.Throws<CsvInputException>(() => Live(Raw.Wanting("q"), "hello world", "a,b", "1,2"));

        Assert.Contains("no feature column 'q'", error.Message, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("time,a,b", "2031-05-04 00:00,1,2", "2031-05-04 02:00,3,4")]
    [InlineData("Zeit;a;b", "04.05.2031 00:00;1;2", "04.05.2031 02:00;3;4")]
    [InlineData("a,b,timestamp", "1,2,1935619200", "3,4,1935626400")]
    public void A_column_of_dates_is_the_time_and_a_gap_becomes_missing_steps(string header, string first, string second)
    {
        string[] steps = Live(Raw.Wanting("a", "b") with { Step = 3600 }, "boot", header, first, second);

        Assert.Equal(["00:00:00 1 2", "01:00:00 NaN NaN", "02:00:00 3 4"], System.Array.ConvertAll(steps, step => step.Replace("2031-05-04T", "", System.StringComparison.Ordinal).Replace("Z", "", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void Times_of_log_lines_are_taken_as_of_a_file()
    {
        Assert.Equal(
            ["2031-05-04T00:00:00Z 20.5 50", "2031-05-04T01:00:00Z NaN NaN", "2031-05-04T02:00:00Z 21.5 51"],
            Live(
                Raw.Wanting("temp", "hum") with { Step = 3600 },
                "boot", "{\"t\":\"2031-05-04T00:00:00Z\",\"temp\":20.5,\"hum\":50}", "{\"event\":\"start\"}", "{\"t\":\"2031-05-04T02:00:00Z\",\"temp\":21.5,\"hum\":51}"));
    }

    [Fact]
    public void An_earlier_time_begins_another_series_and_the_same_one_is_told()
    {
        var told = new List<string>();

        Assert.Equal(
            ["2031-05-04T05:00:00 1", "2031-05-04T06:00:00 2", "*2031-05-04T01:00:00 4", "2031-05-04T02:00:00 6"],
            Live(
                Raw.Wanting("a") with { Step = 3600, Notify = told.Add },
                "time,a", "2031-05-04 05:00,1", "2031-05-04 06:00,2", "2031-05-04 06:00,3", "2031-05-04 01:00,4", "later,5", "2031-05-04 02:00,6"));
        Assert.Equal(["line 4: the time of the row before again; left out, as all like it", "line 6: expected date and clock, found 'later'; left out, as all like it"], told);
    }

    [Theory]
    [InlineData("03/04/2031 00:00", "none: '03/04/2031 00:00' in 'time' does not say whether the day or the month comes first")]
    [InlineData("12:30", "none: 'time' has no date")]
    public void Times_that_one_row_does_not_tell_are_said_and_rows_come_as_they_are(string time, string problem)
    {
        using Stream stream = new LineByLineStream("time,a", time + ",1", time + ",2");
        using ReadingSource source = ReadingSource.OpenLive("live", stream, Raw.Wanting("a") with { Step = 3600 });

        Assert.Equal(["1", "2"], Raw.Steps(source));
        Assert.Equal(problem, Assert.Single(source.Findings, finding => finding.Topic == "time").Text);
    }

    [Fact]
    public void A_row_that_does_not_come_soon_is_not_waited_for()
    {
        string[] noise = [.. Enumerable.Range(0, 300).Select(i => $"noise {i}")];
        using var stream = new LineByLineStream(["time,a", .. noise, "2031-05-04 00:00,1"]);
        using ReadingSource source = ReadingSource.OpenLive("live", stream, Raw.Wanting("a"));

        Assert.InRange(stream.LinesTaken, 1, 250);
        Assert.Equal(["1"], Raw.Steps(source));
    }

    [Fact]
    public void A_stated_format_decides_over_day_and_month()
    {
        Assert.Equal(
            ["2031-04-03T00:00:00 1", "2031-04-03T01:00:00 2"],
            Live(Raw.Wanting("a") with { Step = 3600, TimeFormat = "dd/MM/yyyy HH:mm" }, "time,a", "03/04/2031 00:00,1", "03/04/2031 01:00,2"));
    }

    private static string[] Live(ReadingOptions options, params string[] lines)
    {
        using Stream stream = new LineByLineStream(lines);
        using ReadingSource source = ReadingSource.OpenLive("live", stream, options);
        return Raw.Steps(source);
    }
}
