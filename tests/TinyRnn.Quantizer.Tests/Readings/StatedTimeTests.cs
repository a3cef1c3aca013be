using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Times in formats that a person states, and those that are told only with their columns' names.</summary>
public class StatedTimeTests
{
    [Theory]
    [InlineData("a,Messung,x", "k,4~5~2031 {0:00}h,{0}.5", "d~M~yyyy HH'h'", "2031-05-04T02:00:00 2.5")]
    [InlineData("a,n,x", "k,{0}000,{0}.5", "ms", "2 2.5")]
    [InlineData("Date,Time,x", "04/05/2031,{0:00}:00,{0}.5", "d/M/yyyy", "2031-05-04T02:00:00 2.5")]
    [InlineData("Date,Time,x", "04/05/2031,{0:00}:00,{0}.5", "M/d/yyyy H:mm", "2031-04-05T02:00:00 2.5")]
    [InlineData("time,x", "2031-04-05 {0:00}:00,{0}.5", "yyyy-dd-MM HH:mm", "2031-05-04T02:00:00 2.5")]
    [InlineData("time,x", "4798{0},{0}.5", "d", "2031-05-14T00:00:00 2.5")]
    [InlineData("time,x", "2240{0},{0}.5", "d", "2031-05-03T00:00:00Z 2.5")]
    public void A_stated_format_finds_its_column(string header, string line, string format, string third)
    {
        string file = header + "\n" + Raw.Hours(i => string.Format(null, line, i), 8);

        Assert.Equal(third, Raw.Steps(file, new ReadingOptions { TimeFormat = format })[2]);
    }

    [Theory]
    [InlineData("time,x", "2031-05-04 {0:00}:00,{0}.5", "d/M/yyyy", "week.csv:2:1: column 'time': expected times in the format 'd/M/yyyy' that --time-format states, found '2031-05-04 00:00'; --time states another column")]
    [InlineData("a,x", "k{0},{0}.5", "yyyy-MM-dd", "week.csv:2: expected a column with times in the format 'yyyy-MM-dd' that --time-format states, found 'k0', '0.5'; --time states the column")]
    [InlineData("a,x", "k{0},7", "ms", "week.csv:2: expected a column with times in the format 'ms' that --time-format states, found 'k0', '7'; --time states the column")]
    public void A_stated_format_that_no_column_has_is_refused(string header, string line, string format, string problem)
    {
        string file = header + "\n" + Raw.Hours(i => string.Format(null, line, i));

        Assert.Equal(problem, Raw.Refused(file, new ReadingOptions { TimeFormat = format }));
    }

    [Fact]
    public void A_stated_format_that_a_stated_column_has_not_is_refused()
    {
        string file = "t,x\n" + Raw.Hours(i => $"k{i},{i}");

        Assert.Equal("week.csv:2:1: column 't': expected times in the format 's' that --time-format states, found 'k0'", Raw.Refused(file, new ReadingOptions { Time = "t", TimeFormat = "s" }));
    }

    [Theory]
    [InlineData("Date,Time,x", "04/05/2031,{0:00}:00,1", "'04/05/2031', column 'Date and Time'; --time-format \"d/M/yyyy\" or \"M/d/yyyy\" states it")]
    [InlineData("time,x", "04/05/2031 {0:00}:00,1", "'04/05/2031 00:00', column 'time'; --time-format \"d/M/yyyy H:mm\" or \"M/d/yyyy H:mm\" states it")]
    [InlineData("time,x", "4-5-31 {0}:00:30,1", "'4-5-31 0:00:30', column 'time'; --time-format \"d-M-yy H:mm:ss\" or \"M-d-yy H:mm:ss\" states it")]
    public void What_may_be_stated_of_an_open_date_reads_the_file(string header, string line, string problem)
    {
        string file = header + "\n" + Raw.Hours(i => string.Format(null, line, i));
        string refused = Raw.Refused(file);

        Assert.Equal("week.csv:2: the day or the month may come first in " + problem, refused);
        Assert.StartsWith("2031-05-04T02:00:", Raw.Steps(file, new ReadingOptions { TimeFormat = refused.Split('"')[1] })[2], StringComparison.Ordinal);
        Assert.StartsWith("2031-04-05T02:00:", Raw.Steps(file, new ReadingOptions { TimeFormat = refused.Split('"')[3] })[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date;x", "4798{0};{0},5", "2031-05-14T00:00:00 2.5")]
    [InlineData("Datum;x", "4798{0};{0},5", "2031-05-14T00:00:00 2.5")]
    [InlineData("Date,Time,x", "47982,{0}:00,{0}.5", "2031-05-14T02:00:00 2.5")]
    [InlineData("Date,Time,x", "47982,0.{0},{0}.5", "2031-05-14T04:48:00 2.5")]
    public void Whole_days_of_a_spreadsheet_are_dates(string header, string line, string third)
    {
        Assert.Equal(third, Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i), 8))[2]);
    }

    [Fact]
    public void Whole_numbers_that_grow_under_another_name_stay_seconds_and_are_said()
    {
        string file = "time,x\n" + Raw.Hours(i => $"{36000 + (60 * i)},{i}");

        Assert.Equal("36120 2", Raw.Steps(file)[2]);
        Assert.Contains("taken as seconds, though it may be days of a spreadsheet", Raw.Finding(file, "time"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("year,doy,time,x", "2031,124,{0}00,{0}.5")]
    [InlineData("year,doy,time,x", "2031,124,{0:00}:00,{0}.5")]
    [InlineData("year,month,day,time,x", "2031,5,4,{0:00}:00,{0}.5")]
    [InlineData("Year,Month,Day,Time,x", "2031,5,4,{0:00}00,{0}.5")]
    public void A_clock_may_stand_beside_a_date_of_several_columns(string header, string line)
    {
        Assert.Equal("2031-05-04T02:00:00 2.5", Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i)))[2]);
    }

    [Theory]
    [InlineData("year,month,day,daylight_time_min,x", "2031,5,{0},73{0},{0}.5", "2031-05-03T00:00:00 733 3.5")]
    [InlineData("date,sunrise,x", "2031-05-0{0},05:4{0},{0}.5", "2031-05-03T00:00:00 3.5")]
    public void A_clock_that_says_when_something_happened_is_not_the_time_of_the_row(string header, string line, string third)
    {
        Assert.Equal(third, Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i + 1), 8))[2]);
    }

    [Theory]
    [InlineData("{0:00}:00 04.05.2031", "2031-05-04T02:00:00 2")]
    [InlineData("{0:00}:00:00 2031-05-04", "2031-05-04T02:00:00 2")]
    [InlineData("{0:00}:00 4 May 2031", "2031-05-04T02:00:00 2")]
    [InlineData("{0}:30 AM 5/14/2031", "2031-05-14T03:30:00 2")]
    public void A_clock_may_stand_before_its_date(string time, string third)
    {
        int first = time.Contains('M', StringComparison.Ordinal) && time.Contains('A', StringComparison.Ordinal) ? 1 : 0;

        Assert.Equal(third, Raw.Steps("time;x\n" + Raw.Hours(i => string.Format(null, time, i + first) + $";{i}", 10))[2]);
    }

    [Fact]
    public void A_day_before_its_month_behind_the_year_is_refused_with_the_format()
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-{i + 1:00}-05,{i}", 28);

        Assert.Contains("read with --time-format \"yyyy-dd-MM\"", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-03T00:00:00 2", Raw.Steps(file, new ReadingOptions { TimeFormat = "yyyy-dd-MM" })[2]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Europe/Berlin")]
    public void Newest_first_is_turned_round_where_autumns_hour_comes_twice(string? zone)
    {
        string[] hours = ["00", "01", "02", "02", "03", "04", "05"];
        string up = "time,x\n" + Raw.Hours(i => $"2031-10-26T{hours[i]}:00,{i}", 7);
        string down = "time,x\n" + Raw.Hours(i => $"2031-10-26T{hours[6 - i]}:00,{6 - i}", 7);

        Assert.Equal(Raw.Steps(up, new ReadingOptions { Zone = zone }), Raw.Steps(down, new ReadingOptions { Zone = zone }));
    }

    [Fact]
    public void Newest_first_is_turned_round_where_spring_leaves_an_hour_out()
    {
        string[] hours = ["00", "01", "03", "04", "05"];
        string up = "time,x\n" + Raw.Hours(i => $"2031-03-30T{hours[i]}:00,{i}", 5);
        string down = "time,x\n" + Raw.Hours(i => $"2031-03-30T{hours[4 - i]}:00,{4 - i}", 5);

        Assert.Equal(Raw.Steps(up), Raw.Steps(down));
        Assert.Equal(5, Raw.Steps(down).Length);
    }

    [Fact]
    public void A_stated_date_has_the_clock_beside_it()
    {
        string file = "date,time,x\n" + Raw.Hours(i => $"310504,{i:00}3000,{i}");

        Assert.Equal("2031-05-04T02:30:00 2", Raw.Steps(file, new ReadingOptions { TimeFormat = "yyMMdd" })[2]);
    }

    [Fact]
    public void An_epoch_of_too_few_digits_is_refused_and_one_under_its_name_is_told()
    {
        Assert.Contains("'1.705277e+09' may be a time since 1970 or since the start of something; --time-format s, ms or ns states its unit", Raw.Refused("time,x\n" + Raw.Hours(i => $"1.7052{77 + i}e+09,{i}", 9)), StringComparison.Ordinal);
        Assert.Equal("none; '978307200' in 'ts' is no time that is known", Raw.Finding("ts,x\n" + Raw.Hours(i => $"{978307200 + (60 * i)},{i}"), "time"));
    }

    [Theory]
    [InlineData("time,x\n", "{0},1", 537672, "may be a time since 1970 or since the start of something")]
    [InlineData("time,x\n", "{0}.04,1", 63000, "modified Julian")]
    public void Numbers_far_from_their_beginning_are_asked_for(string header, string line, int first, string problem) =>
        Assert.Contains(problem, Raw.Refused(header + Raw.Hours(i => string.Format(null, line, first + i))), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("Year,Month,Day,Hour,x", "2031,5,4,{0},{0}.5")]
    [InlineData("day,month,year,hour,minute,x", "4,5,2031,{0},0,{0}.5")]
    [InlineData("Ano,Mês,Dia,Hora,x", "2031,5,4,{0},{0}.5")]
    [InlineData("Rok,Miesiąc,Dzień,Godzina,x", "2031,5,4,{0},{0}.5")]
    [InlineData("年,月,日,时,x", "2031,5,4,{0},{0}.5")]
    [InlineData("Date,Hour (PST),x", "5/14/2031,{1:0000},{0}.5")]
    public void Parts_of_dates_go_by_names_of_many_languages_in_any_order(string header, string line) =>
        Assert.EndsWith(line.Contains("{1", System.StringComparison.Ordinal) ? "-14T02:00:00 2.5" : "-04T02:00:00 2.5", Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i, i * 100)))[2], System.StringComparison.Ordinal);

    [Fact]
    public void Equal_steps_count_more_than_AM_and_PM()
    {
        string Line(int i) => $"{(i < 6 ? "04" : "05")}/05/2031 {(i + 18 - 1) % 12 + 1:00}:00 {(i < 6 ? "PM" : i < 18 ? "AM" : "PM")},{i}";
        string file = "time,x\n" + Raw.Hours(Line);

        Assert.Equal("2031-05-05T00:00:00 6", Raw.Steps(file)[6]);
    }

    [Fact]
    public void Hours_across_midnight_tell_the_day_and_two_rows_do_not()
    {
        Assert.Equal("2031-05-05T00:00:00 2", Raw.Steps("time,x\n" + Raw.Hours(i => $"{(i < 2 ? "04" : "05")}/05/2031 {(i + 22) % 24:00}:00,{i}", 6))[2]);
        Assert.Contains("the day or the month may come first", Raw.Refused("time,x\n01/01/2031,1\n08/01/2031,2\n"), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Date,Hour,Minute,x", "2031-05-14,{0},15,{0}.5", "2031-05-14T02:15:00 2.5")]
    [InlineData("MESS_DATUM;x", "20310514{0:00}:15;{0}.5", "2031-05-14T02:15:00 2.5")]
    public void Minutes_stand_behind_the_hour(string header, string line, string third) =>
        Assert.Equal(third, Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i)))[2]);
}
