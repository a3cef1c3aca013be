using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
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
    public void Two_tables_beside_each_other_need_one_time()
    {
        string Table(int day) => "Zeit;Temperatur;;Zeit;Feuchte\n" + Raw.Hours(i => $"04.05.2031 {i:00}:00;{i},4;;{(i < 20 ? $"{day:00}.05.2031 {i:00}:00;8{i % 10}" : ";")}");

        Assert.Contains("'Zeit' is '04.05.2031 00:00' in column 1 and '05.05.2031 00:00' in column 4", Raw.Refused(Table(5)), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 2.4 82", Raw.Steps(Table(4))[2]);
        Assert.Equal("2031-05-04T02:00:00 2.4 82", Raw.Steps(Table(5), new ReadingOptions { Time = "#1" })[2]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void Rows_of_separators_below_the_data_are_blank_however_many(int blank)
    {
        string file = "Zeit;Temperatur;Feuchte;;\n" + Raw.Hours(i => $"04.05.2031 {i:00}:00;{i},4;8{i % 10};;", 12) + Raw.Hours(_ => ";;;;", blank);

        Assert.Equal((12, "2031-05-04T02:00:00 2.4 82"), (Raw.Steps(file).Length, Raw.Steps(file)[2]));
    }

    [Theory]
    [InlineData("1935619200", 3600)]
    [InlineData("1000", 1000)]
    public void A_word_among_times_that_are_numbers_is_a_broken_row(string first, int step)
    {
        string file = "timestamp,temperature\n" + Raw.Hours(i => $"{(i == 5 ? "reboot" : $"{long.Parse(first, System.Globalization.CultureInfo.InvariantCulture) + (i * step)}")},{i}.4");

        Assert.Equal(24, Raw.Steps(file).Length);
        Assert.Contains("found 'reboot' (line 7)", Raw.Finding(file, "broken"), StringComparison.Ordinal);
    }

    [Fact]
    public void Row_numbers_without_a_name_are_told_from_blanks_in_dates() =>
        Assert.Equal("2031-05-04T02:00:00 2.4 82", Raw.Steps("time\ttemperature\thumidity\n" + Raw.Hours(i => $"{i + 1}\t2031-05-04 {i:00}:00:00\t{i}.4\t{(i == 7 ? "NA" : $"8{i % 10}")}"))[2]);

    [Fact]
    public void A_row_of_missing_readings_is_no_row_of_units() =>
        Assert.Equal("NaN NaN", Raw.Steps("height (ft),depth (ft)\n" + Raw.Hours(i => i == 5 ? "M,M" : $"{i},{i}"))[5]);

    [Fact]
    public void What_a_board_says_between_rows_is_passed_anywhere()
    {
        string run = "millis,temperature,humidity\n" + Raw.Hours(i => $"{2000 + (i * 1000)},{i}.4,8{i % 10}", 6);
        string[] steps = Raw.Steps(run + "ets Jun  8 2016 00:22:57\n\nrst:0x1 (POWERON_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\nload:0x3fff0030,len:1344\nGuru Meditation Error: Core  1 panic'ed\nRebooting...\n" + run);

        Assert.Equal((12, "*2 0.4 80"), (steps.Length, steps[6]));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("0,1,2")]
    public void Numbers_of_the_columns_are_no_reading(string header) =>
        Assert.Equal(12, Raw.Steps($"{header}\n" + Raw.Hours(i => $"{i}.5,{i}.25,1000.{i}", 12)).Length);

    [Fact]
    public void A_file_without_a_header_may_be_stated_so() =>
        Assert.Equal("2031-05-04T02:00:00 2", Raw.Steps(Raw.Hours(i => $"2031-05-04 {i:00}:00,{i}"), new ReadingOptions { Header = 0 })[2]);

    [Fact]
    public void Rows_above_another_header_are_no_preamble()
    {
        string file = "place,x\nHere,1\n\ntime,temperature,humidity\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{i}.4,{(i == 4 ? "" : "80")}", 12) + "\ntime,temperature_max\n" + Raw.Hours(i => $"2031-05-{i + 1:00},{i}.5", 20);

        Assert.Contains("another header with other columns", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-03T00:00:00 2.5", Raw.Steps(file, new ReadingOptions { Header = 18 })[2]);
    }

    [Theory]
    [InlineData("DATA: {0},6.4,80", "the word 'DATA:'")]
    [InlineData("I ({0}000) DATA: {0},6.4,87", "the word 'I (0000) DATA:'")]
    [InlineData("00:00:{0:00}.001 > {0},6.4,87", "the stamp '00:00:00.001 >'")]
    public void What_stands_before_the_first_reading_is_named(string line, string problem) =>
        Assert.Contains(problem, Raw.Refused(Raw.Hours(i => string.Format(null, line, i))), StringComparison.Ordinal);

    [Fact]
    public void Sensors_in_irregular_turns_are_said()
    {
        string file = "time,device,temp\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00,{("AABBAAABBAB"[i % 11])},{i}.4");

        Assert.Contains("'device' is 'A', 'B' in turn", Raw.Finding(file, "series"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lone_sign_of_a_remark_is_no_header() =>
        Assert.Equal("2031-05-04T02:00:00 2 80", Raw.Steps("# made by hand\n#\n# date time T H\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00 {i} 80"))[2]);

    [Theory]
    [InlineData("x\n1\n2\n", "expected times in all files or in none")]
    [InlineData("time,x\n2031-05-05T00:00Z,1\n2031-05-05T01:00Z,2\n", "expected times of one kind")]
    public void Files_of_two_kinds_of_time_make_no_one_file(string other, string problem)
    {
        using ReadingSource one = Csv.Source("time,x\n2031-05-04T00:00,1\n2031-05-04T01:00,2\n");
        using ReadingSource two = Csv.Source(other);
        using var target = new System.IO.MemoryStream();

        Assert.Contains(problem, Assert.Throws<CsvInputException>(() => PreparedFile.Write([one, two], target, flushRows: false)).Message, StringComparison.Ordinal);
    }
}
