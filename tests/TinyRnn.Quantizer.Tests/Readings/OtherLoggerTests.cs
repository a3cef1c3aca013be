using System;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>What exports of loggers, of spreadsheets in other languages and of boards have besides.</summary>
public class OtherLoggerTests
{
    // Files in foreign encodings are made here before the reader knows any.
    static OtherLoggerTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private const string Third = "2031-05-04T02:00:00 6.8";

    [Fact]
    public void A_thin_blank_between_thousands_leaves_the_comma_decimal()
    {
        foreach (string blank in new[] { "\u2009", "\u202F", "\u00A0", " ", "'" })
        {
            string file = "time;pressure;light\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;1{blank}009,{i % 10};12{blank}{300 + i}", 12);

            Assert.Equal("2031-05-04T02:00:00 1009.2 12302", Raw.Steps(file)[2]);
        }
    }

    [Fact]
    public void A_decimal_comma_says_that_the_day_comes_first()
    {
        string file = "Date;Heure;Température\n" + Raw.Hours(i => $"04/05/2031;{i:00}:00:00;6,{i % 10}");

        Assert.Equal("2031-05-04T02:00:00 6.2", Raw.Steps(file)[2]);
        Assert.Contains("day first) and clock (a decimal comma)", Raw.Finding(file, "time"), StringComparison.Ordinal);
        Assert.Contains("the day or the month may come first", Raw.Refused(file.Replace(',', '.')), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Year,DOY,Hour,x", "2031,124,{0},{1}")]
    [InlineData("year,julian day,hh,mm,x", "2031,124,{0},0,{1}")]
    [InlineData("Year,Julian,HHMM,x", "2031,124,{0}00,{1}")]
    public void A_day_of_the_year_is_a_date(string header, string line)
    {
        double[] readings = [6.4, 6.4, 6.8, 6.9, 7.1];
        string file = header + "\n" + Raw.Hours(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i, readings[i]), readings.Length);

        Assert.Equal(Third, Raw.Steps(file)[2]);
    }

    [Fact]
    public void The_last_hour_of_a_day_may_be_2400()
    {
        string file = "Year,Julian,HHMM,x\n2031,124,2200,1\n2031,124,2300,2\n2031,124,2400,3\n2031,125,100,4\n";

        Assert.Equal(["2031-05-04T22:00:00 1", "2031-05-04T23:00:00 2", "2031-05-05T00:00:00 3", "2031-05-05T01:00:00 4"], Raw.Steps(file));
    }

    [Theory]
    [InlineData("date,time,x", "20310504,{0}00,{1}")]
    [InlineData("date,time,x", "20310504,{0:00}0000,{1}")]
    [InlineData("Datum,Uhrzeit,x", "04.05.2031,{0:00}00,{1}")]
    public void A_clock_beside_a_date_may_be_digits_alone(string header, string line)
    {
        double[] readings = [6.4, 6.4, 6.8, 6.9, 7.1];
        string file = header + "\n" + Raw.Hours(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i, readings[i]), readings.Length);

        Assert.Equal(Third, Raw.Steps(file)[2]);
    }

    [Fact]
    public void Digits_beside_a_date_that_is_not_known_are_no_seconds()
    {
        string file = "date,time,x\n" + Raw.Hours(i => $"310504,{i:00}0000,{i}");

        Assert.Equal("none; '310504' in 'date' is no time that is known", Raw.Finding(file, "time"));
    }

    [Fact]
    public void A_spreadsheets_days_are_told_to_the_millisecond()
    {
        string file = "Date,x\n" + Raw.Hours(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{47972 + (i / 24.0):F9},6.8"), 12);

        Assert.Equal(Third, Raw.Steps(file)[2]);
    }

    [Fact]
    public void Rows_of_separators_alone_are_blank()
    {
        string file = "Zeit;x;;\n" + Raw.Hours(i => $"04.05.2031 {i:00}:00;6,8;;", 12) + ";;;\n;;;\n;;;\n;;;\n";

        Assert.Equal((Third, 12), (Raw.Steps(file)[2], Raw.Steps(file).Length));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Carriage_returns_alone_end_lines_in_any_encoding(string encoding)
    {
        string file = "time;x\r" + Raw.Hours(i => $"2031-05-04 {i:00}:00;6.8", 12).Replace('\n', '\r');

        Assert.Equal(Third, Raw.Steps(Encoding.GetEncoding(encoding).GetBytes(file))[2]);
    }

    [Fact]
    public void A_clock_without_a_date_is_not_sorted()
    {
        string file = "Time,x\n" + Raw.Hours(i => $"{(31 - i) % 24:00}:00,{i}", 12);

        Assert.Contains("a clock without a date cannot be sorted", Raw.Refused(file, new ReadingOptions { Sort = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_one_value_each_tell_no_step()
    {
        string file = "entity_id,state,last_changed\nsensor.a,1,2031-05-04T00:00:00Z\nsensor.b,2,2031-05-04T01:00:00Z\n";

        Assert.Contains("each name has one value, so that no step can be told; --step SECONDS", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal(["2031-05-04T00:00:00Z 1 NaN", "2031-05-04T01:00:00Z 1 2"], Raw.Steps(file, new ReadingOptions { Step = 3600 }));
    }

    [Theory]
    [InlineData("Year,Week,x", "Year, Week are called parts of a date")]
    [InlineData("Year,y,x", "Year is called a part of a date")]
    public void Parts_of_a_date_that_make_none_are_said(string header, string expected)
    {
        string file = header + "\n" + Raw.Hours(i => $"2031,{1 + (i / 7)},{i}.5");
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, new ReadingOptions());
        Finding said = source.Findings.Single(finding => finding.Topic == "time");

        Assert.Contains(expected, said.Text, StringComparison.Ordinal);
        Assert.False(said.IsPlain);
    }

    [Fact]
    public void A_time_that_is_not_known_is_said_where_a_model_reads_too()
    {
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source("time,x\n" + Raw.Hours(i => $"2031-W18-7T{i:00}:00,{i}.5"), Raw.Wanting("x"));
        Finding said = source.Findings.Single(finding => finding.Topic == "time");

        Assert.Contains("'2031-W18-7T00:00' in 'time' is no time that is known", said.Text, StringComparison.Ordinal);
        Assert.False(said.IsPlain);
    }

    [Theory]
    [InlineData("Date Time, GMT+02:00", "2031-05-04T00:00:00Z 6.2")]
    [InlineData("Time (UTC)", "2031-05-04T02:00:00Z 6.2")]
    [InlineData("time [UTC+5:30]", "2031-05-03T20:30:00Z 6.2")]
    [InlineData("utc time", "2031-05-04T02:00:00 6.2")]
    public void A_fixed_zone_in_the_name_of_the_time_counts(string name, string third)
    {
        Assert.Equal(third, Raw.Steps($"\"{name}\",x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,6.{i % 10}"))[2]);
    }

    [Theory]
    [InlineData("windows-1251", "Дата;Температура;Влажность", "Температура")]
    [InlineData("koi8-r", "Дата;Температура;Влажность", "Температура")]
    [InlineData("shift_jis", "日時;気温;湿度", "気温")]
    [InlineData("gb18030", "时间;温度;湿度", "温度")]
    [InlineData("euc-kr", "시간;온도;습도", "온도")]
    public void Names_in_an_encoding_that_nothing_tells_are_asked_for(string encoding, string header, string wanted)
    {
        byte[] file = Encoding.GetEncoding(encoding).GetBytes(header + "\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;6.{i % 10};{60 + i}"));

        Assert.Contains("--encoding states it, for example windows-1251", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 6.2", Raw.Steps(file, Raw.Wanting(wanted) with { Encoding = encoding })[2]);
    }

    [Fact]
    public void Names_in_western_languages_are_read_as_windows_1252()
    {
        foreach (string name in new[] { "Außentemperatur (°C)", "Température extérieure", "Übermäßige Wärme", "Ângulo", "Fläche m²", "Año" })
        {
            byte[] file = Encoding.GetEncoding(1252).GetBytes($"time;{name}\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;6.{i % 10}"));
            using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, new ReadingOptions());

            Assert.Equal(name, source.Columns.Single().Name);
        }
    }

    [Fact]
    public void A_model_says_where_its_readings_usually_stand()
    {
        string file = "time,Luftdruck,pressure\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{10090 + i},{900 + i}");
        ReadingOptions usual = new() { Wanted = [new WantedReading("pressure", "hPa") { Usual = MappingText.Parse("pressure", "Luftdruck*0.1+0.5") }] };

        Assert.Equal("2031-05-04T02:00:00 1009.7", Raw.Steps(file, usual)[2]);
        Assert.Equal("2031-05-04T02:00:00 902", Raw.Steps(file.Replace("Luftdruck", "other", StringComparison.Ordinal), usual)[2]);
        Assert.Equal("2031-05-04T02:00:00 902", Raw.Steps(file, usual with { Columns = [MappingText.Parse("pressure=pressure")] })[2]);
    }

    [Fact]
    public void Rows_of_very_many_fields_cost_no_more_than_they_hold()
    {
        byte[] file = Encoding.UTF8.GetBytes(Raw.Hours(i => string.Join(',', Enumerable.Range(0, 100_000).Select(field => field == 5 ? i : 1)), 3));
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(3, Raw.Steps(file).Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512 << 20);
    }

    [Fact]
    public void Rows_that_are_too_many_to_be_remembered_are_read_again()
    {
        const int rows = 40_000;
        string padding = new('p', 1000);
        string file = "t,x,note\n" + Raw.Hours(i => $"{i},{(i % 100 == 7 ? "-999" : $"{i % 50}.5")},{i} {padding}", rows);
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, Raw.Wanting("x") with { Texts = [new TextColumn("note", "kept")] });
        using StepReader steps = source.OpenSteps();
        int missing = 0;
        string last = "";
        while (steps.Read())
        {
            missing += double.IsNaN(steps.Values[0]) ? 1 : 0;
            last = Encoding.UTF8.GetString(steps.Text(0));
        }

        Assert.Equal((rows, rows / 100), ((int)steps.Count, missing));
        Assert.StartsWith($"{rows - 1} p", last, StringComparison.Ordinal);
    }
}
