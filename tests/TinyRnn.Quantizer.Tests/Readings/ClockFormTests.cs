using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Clocks with points, with a letter for the half of the day, and clocks that are of something else.</summary>
public class ClockFormTests
{
    [Theory]
    [InlineData("Data;Ora;x", "14/05/2031;{0:00}.00;{0}")]
    [InlineData("Data;Ora;x", "14/05/2031;{0:00}.00.00;{0}")]
    [InlineData("Data e ora;x", "14/05/2031 {0:00}.00;{0}")]
    [InlineData("Data e ora;x", "14/05/2031 {0:00}.00.00;{0}")]
    [InlineData("Aika;x", "14.5.2031 {0:00}.00;{0}")]
    public void A_clock_may_have_points(string header, string line) =>
        Assert.Equal("2031-05-14T02:00:00 2", Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i)))[2]);

    [Theory]
    [InlineData("Date;Time;x", "2031-05-{1:00};{0}.50;{0}", "2031-05-03T00:00:00 2.5 2")]
    [InlineData("Date;Time;x", "2031-05-{1:00};{0:00}.75;{0}", "2031-05-03T00:00:00 2.75 2")]
    [InlineData("Date;Depth;x", "2031-05-{1:00};{0:00}.00;{0}", "2031-05-03T00:00:00 2 2")]
    public void A_number_with_a_point_is_no_clock(string header, string line, string third) =>
        Assert.Equal(third, Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, line, i, i + 1)))[2]);

    [Fact]
    public void One_letter_stands_for_the_half_of_the_day()
    {
        string Half(int i) => $"{(i % 12 == 0 ? 12 : i % 12)}:00{(i < 12 ? "a" : "p")}";
        string two = "Date\tTime\tOut\n" + Raw.Hours(i => $"05/14/31\t{Half(i)}\t{i}");
        string one = "time,x\n" + Raw.Hours(i => $"14/05/31 {Half(i)},{i}");

        Assert.Equal("2031-05-14T00:00:00 0", Raw.Steps(two)[0]);
        Assert.Equal("2031-05-14T13:00:00 13", Raw.Steps(two)[13]);
        Assert.Contains("--time-format \"d/M/yy h:mmtt\"", Raw.Refused(one), StringComparison.Ordinal);
        Assert.Equal("2031-05-14T13:00:00 13", Raw.Steps(one, new ReadingOptions { TimeFormat = "d/M/yy h:mmtt" })[13]);
    }

    [Theory]
    [InlineData("DATE,VALUE,OBS_TIME", "203105{0:00},{0},{1}", "0700")]
    [InlineData("DATE,VALUE,TIME", "2031-05-{0:00},{0},{1}", "07:00")]
    public void A_clock_that_most_dates_have_not_is_another_thing(string header, string line, string clock)
    {
        string file = header + "\n" + Raw.Hours(i => string.Format(null, line, i + 1, i % 5 == 4 ? clock : ""), 20);

        Assert.StartsWith("2031-05-03T00:00:00 3", Raw.Steps(file)[2], StringComparison.Ordinal);
        Assert.Equal(20, Raw.Steps(file).Length);
    }

    [Theory]
    [InlineData("14/05/2031 0{0}:00:00 a. m.")]
    [InlineData("14/05/2031 0{0}:00:00 a.\u00A0m.")]
    [InlineData("May 14, 2031 at 0{0}:00AM")]
    [InlineData("14 мая 2031 0{0}:00")]
    [InlineData("14 окт. 2031 0{0}:00")]
    public void Other_languages_write_the_same_time(string time)
    {
        string third = Raw.Steps("time;x\n" + Raw.Hours(i => string.Format(null, time, i + 1) + $";{i}", 8))[2];

        Assert.Equal(time.Contains("окт", StringComparison.Ordinal) ? "2031-10-14T03:00:00 2" : "2031-05-14T03:00:00 2", third);
    }

    [Theory]
    [InlineData("2031-05-14 오{1} {0}:00:00")]
    [InlineData("2031. 5. 14. 오{1} {0}:00:00")]
    [InlineData("2031년 5월 14일 오{1} {0}시 00분 00초")]
    [InlineData("2031/5/14 {2}午{0}:00")]
    [InlineData("2031年5月14日 {2}午{0}时00分")]
    [InlineData("2031年5月14日 午{3} {0}時00分")]
    [InlineData("2031/05/14 午{3} {0}:00:00")]
    public void Words_of_the_far_east_stand_before_the_hour(string time)
    {
        string Line(int i) => string.Format(null, time, i % 12 == 0 ? 12 : i % 12, i < 12 ? "전" : "후", i < 12 ? "上" : "下", i < 12 ? "前" : "後");
        string one = "time,x\n" + Raw.Hours(i => $"{Line(i)},{i}");
        string two = "date,time,x\n" + Raw.Hours(i => $"2031-05-14,{Line(i)[(Line(i).LastIndexOf(time.Contains('午', StringComparison.Ordinal) ? '午' : '오') - (time.Contains("{2}", StringComparison.Ordinal) ? 1 : 0))..]},{i}");

        Assert.Equal(["2031-05-14T00:00:00 0", "2031-05-14T15:00:00 15"], [Raw.Steps(one)[0], Raw.Steps(one)[15]]);
        Assert.Equal(["2031-05-14T00:00:00 0", "2031-05-14T15:00:00 15"], [Raw.Steps(two)[0], Raw.Steps(two)[15]]);
    }

    [Theory]
    [InlineData("14. toukokuuta 2031 {0:00}:00")]
    [InlineData("14 Mayıs 2031 {0:00}:00")]
    [InlineData("2031. május 14. {0:00}:00")]
    [InlineData("2031.05.14. {0}:00")]
    [InlineData("14.5.2031. {0:00}:00")]
    [InlineData("14 Μαΐου 2031 {0:00}:00")]
    [InlineData("14. mája 2031 {0:00}:00")]
    [InlineData("14 kvě 2031 {0:00}:00")]
    public void Dates_of_more_languages_are_read(string time) =>
        Assert.Equal("2031-05-14T02:00:00 2", Raw.Steps("time;x\n" + Raw.Hours(i => string.Format(null, time, i) + $";{i}"))[2]);

    [Theory]
    [InlineData("time;x", "{0:00}:00-{1:00}:00", "02:00:00 2")]
    [InlineData("time;x", "{0:00}:00 - {1:00}:00", "02:00:00 2")]
    [InlineData("date;hour;x", "14.05.2031;{0:00}:00-{1:00}:00", "2031-05-14T02:00:00 2")]
    [InlineData("Datum;von - bis;x", "14.05.2031;{0:00}:00\u2013{1:00}:00", "2031-05-14T02:00:00 2")]
    [InlineData("time;x", "2031-05-14 {0:00}:00-{1:00}:00", "2031-05-14T02:00:00 2")]
    [InlineData("MTU (UTC);x", "14.05.2031 {0:00}:00 - 14.05.2031 {1:00}:00", "2031-05-14T02:00:00Z 2")]
    [InlineData("time;x", "2031-05-14T{0:00}:00Z/2031-05-14T{1:00}:00Z", "2031-05-14T02:00:00Z 2")]
    public void Of_a_range_the_beginning_counts(string header, string times, string third) =>
        Assert.Equal(third, Raw.Steps(header + "\n" + Raw.Hours(i => string.Format(null, times, i, i + 1) + $";{i}"))[2]);

    [Fact]
    public void An_end_that_stays_is_an_offset() =>
        Assert.Equal("2031-05-14T05:00:00Z 2", Raw.Steps("time;x\n" + Raw.Hours(i => $"2031-05-14 {i:00}:00-03:00;{i}"))[2]);

    [Fact]
    public void An_hour_of_one_digit_before_two_points_is_a_clock() =>
        Assert.Equal("2031-05-14T02:00:00 2", Raw.Steps("Päivämäärä;Kellonaika;x\n" + Raw.Hours(i => $"14.5.2031;{i}.00.00;{i}"))[2]);

    [Theory]
    [InlineData("2031-05-14T0{0}:00:00+01:00[Europe/Berlin]")]
    [InlineData("Wed May 14 2031 0{0}:00:00 GMT+0100 (Central European Standard Time)")]
    public void A_place_behind_an_offset_is_left_out(string time) =>
        Assert.Equal("2031-05-14T02:00:00Z 2", Raw.Steps("time;x\n" + Raw.Hours(i => string.Format(null, time, i + 1) + $";{i}", 8))[2]);
}
