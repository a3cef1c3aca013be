using System;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>What is refused or left out is so with its cause, its line and the option that decides.</summary>
public class RefusalTests
{
    [Fact]
    public void Uneven_times_name_the_lines_of_the_nearest_and_the_farthest_rows()
    {
        string file = "time,x\n2031-05-04T00:00:00Z,1\n2031-05-04T00:07:00Z,2\n2031-05-04T00:08:00Z,3\n2031-05-04T00:31:00Z,4\n2031-05-04T00:33:10Z,5\n2031-05-04T01:00:00Z,6\n";

        Assert.Equal("week.csv:7: rows come at uneven times, 1 min (line 4) to 1610 s (line 7) behind the row before; --step SECONDS makes equal steps of them, --step 0 takes them as they come", Raw.Refused(file));
    }

    [Fact]
    public void Names_with_one_value_each_are_refused_with_a_line() =>
        Assert.StartsWith("week.csv:2: each name has one value", Raw.Refused("entity_id,state,last_changed\nsensor.a,1,2031-05-04T00:00:00Z\nsensor.b,2,2031-05-04T01:00:00Z\n"), StringComparison.Ordinal);

    [Fact]
    public void A_header_far_below_with_other_columns_is_read_when_it_is_stated()
    {
        string file = "time,a,b\n" + Rows(2000, i => $"{i},2") + "time,b,a,c\n" + Rows(20, i => $"{i},1,3");

        Assert.EndsWith(":2002: another header with other columns; split the file here, each part is a series, or --header 2002 reads what stands below", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T00:02:00 2 1 3", Raw.Steps(file, new ReadingOptions { Header = 2002 })[2]);
        Assert.Contains("--header 9000: expected one of the first 2022 lines", Raw.Refused(file, new ReadingOptions { Header = 9000 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_broken_rows_of_a_short_file_name_the_option_too() =>
        Assert.Equal("week.csv:3: expected 3 fields as in the first line, found 2; 1 of 4 rows is broken, more than --broken 10 %", Raw.Refused("time,a,b\n2031-05-04T00:00,1,2\n2031-05-04T01:00,1\n2031-05-04T02:00,1,2\n2031-05-04T03:00,1,2\n"));

    [Theory]
    [InlineData("04.05.2031 {0:00}:00")]
    [InlineData("04/05/2031 {0:00}:00")]
    [InlineData("2031-05-04T{0:00}:00Z")]
    public void Times_of_two_kinds_in_one_column_are_called_so(string other)
    {
        string file = "time,x\n" + Raw.Hours(i => (i < 4 ? string.Format(null, other, i) : $"2031-05-04 {i:00}:00") + $",{i}");

        Assert.Equal($"week.csv:2: expected a time of one kind with '2031-05-04 04:00' in line 6, found '{string.Format(null, other, 0)}' (--time-format states which is right); 4 of 24 rows are broken, more than --broken 10 %", Raw.Refused(file));
    }

    [Fact]
    public void Dates_of_another_kind_say_nothing_about_day_and_month()
    {
        string file = "time,x\n" + Raw.Hours(i => (i < 2 ? $"2031-05-13 {i:00}:00" : $"13/05/2031 {i:00}:00") + $",{i}");

        Assert.Equal("2031-05-13T02:00:00 2", Raw.Steps(file)[0]);
        Assert.Contains("'2031-05-13 00:00'", Raw.Finding(file, "broken"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_with_too_many_texts_is_left_out_with_the_text_and_its_line()
    {
        string file = "time,a,b\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{i},{(i is 4 or 9 ? "defekt" : i)}");

        Assert.Equal("'b': 2 of 24 fields are no numbers, as 'defekt' in line 6; more than half of --broken 10 %", Raw.Finding(file, "left out"));
        Assert.Equal("2031-05-04T04:00:00 4 NaN", Raw.Steps(file, new ReadingOptions { Missing = ["defekt"] })[4]);
        Assert.Contains("--missing \"defekt\" takes it as missing", Raw.Refused(file, Raw.Wanting("b")), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_without_a_reading_are_called_so()
    {
        string file = "time,a,b,c,d\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{i},,NA,-9999");
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, new ReadingOptions { Report = true });

        Assert.Equal("no reading at all: b", Raw.Finding(file, "left out"));
        Assert.Equal(["no reading at all", "no reading at all"], source.Reports.Where(report => report.Name is "c" or "d").SelectMany(report => report.Remarks));
    }

    [Theory]
    [InlineData("2", true)]
    [InlineData("21.", true)]
    [InlineData("21.3", true)]
    [InlineData("21.34", false)]
    [InlineData("21.3\n", false)]
    public void A_last_number_that_may_be_cut_is_said(string last, bool isSaid)
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,21.{10 + i}", 12) + $"2031-05-04T12:00,{last}";

        Assert.Equal(isSaid ? $"line 14 has no line's end, and its last field '{last}' is shorter than all others: it may be cut, and is taken as it stands" : "", Raw.Finding(file, "cut"));
        Assert.Equal(13, Raw.Steps(file).Length);
    }

    [Fact]
    public void Every_row_another_text_is_no_column_of_series() =>
        Assert.Contains("the time of the row before again", Raw.Refused("date,name,x\n" + Raw.Hours(i => $"2031-05-04,n{i},{i}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-32", false)]
    [InlineData("utf-32BE", false)]
    [InlineData("utf-32BE", true)]
    public void Utf_32_is_told_by_its_zeros_and_its_mark(string name, bool mark)
    {
        Encoding encoding = Encoding.GetEncoding(name);

        Assert.Equal("2031-05-04T02:00:00 2.5", Raw.Steps([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("time,Temperatur (°C)\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{i}.5"))])[2]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    public void Binary_data_is_called_so(int size)
    {
        var random = new Random(size);
        byte[] file = [.. Enumerable.Range(0, 5000).SelectMany(_ => size switch
        {
            1 => [(byte)random.Next(256)],
            2 => BitConverter.GetBytes((short)(200 + random.Next(50))),
            4 => BitConverter.GetBytes(20 + random.NextSingle()),
            _ => BitConverter.GetBytes(20 + random.NextDouble()),
        })];

        Assert.Contains("expected lines of text, found binary data", Raw.Refused(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u0089PNG\r\n", "a picture")]
    [InlineData("\u0089HDF\r\n", "an HDF5 or NetCDF file")]
    [InlineData("\u0093NUMPY", "a NumPy array")]
    [InlineData("\u0028\u00B5\u002F\u00FD", "a packed file")]
    [InlineData("ARROW1", "an Arrow file")]
    public void More_kinds_of_files_are_refused_by_name(string start, string kind) =>
        Assert.Contains(kind, Raw.Refused([.. Encoding.Latin1.GetBytes(start), .. new byte[100]]), StringComparison.Ordinal);

    [Theory]
    [InlineData("humidity [1]", "humidity:%", "50")]
    [InlineData("rel. humidity [-]", "humidity:%", "50")]
    [InlineData("Temperature (1)", "temperature:°C", "0.5")]
    public void A_fraction_of_no_dimension_becomes_percent(string name, string wanted, string expected) =>
        Assert.Equal($"2031-05-04T02:00:00 {expected}", Raw.Steps($"time,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,0.5"), Raw.Wanting(wanted))[2]);

    private static string Rows(int count, Func<int, string> values) =>
        string.Concat(Enumerable.Range(0, count).Select(i => $"{new DateTime(2031, 5, 4, 0, 0, 0, DateTimeKind.Unspecified).AddMinutes(i):yyyy-MM-ddTHH:mm},{values(i)}\n"));

    [Fact]
    public void First_days_of_months_may_be_days_of_one_month()
    {
        string file = "time,x\n" + Raw.Hours(i => $"01/{i + 1:00}/2031,{i}", 12);

        Assert.Contains("the day or the month may come first in '01/01/2031'", Raw.Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_doubled_time_is_refused_before_the_first_step_of_sorted_rows()
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-05-04T{(i + 5) % 12:00}:00,{i}");

        Assert.Contains("again, but with other readings", Assert.Throws<CsvInputException>(() => TinyRnn.Quantizer.Tests.Data.Csv.Source(file, new ReadingOptions { Sort = true })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_that_cuts_the_header_and_all_rows_alike_is_the_separator()
    {
        string file = "time;temp\n" + Raw.Hours(i => $"15.01.2031, {i:00}:00 Uhr;{i},5");

        Assert.Equal("2031-01-15T02:00:00 2.5", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData("{0:00}:00:00.100 -> {0}.5,91", "01:00:00.100 ->")]
    [InlineData("[2031-05-04 {0:00}:00:00] {0}.5,91,7", "[2031-05-04 00:00:00]")]
    public void A_terminals_stamp_before_the_first_reading_is_named(string line, string stamp) =>
        Assert.Contains($"the stamp '{stamp}' of a terminal before the first reading", Raw.Refused(Raw.Hours(i => string.Format(null, line, i))), StringComparison.Ordinal);

    [Theory]
    [InlineData("INSERT INTO t (time, x) VALUES ('2031-05-04', 1);\n")]
    [InlineData("CREATE TABLE t (time TEXT, x REAL);\nINSERT INTO t VALUES ('2031-05-04', 1);\n")]
    public void A_dump_of_SQL_is_refused_by_name(string file) => Assert.Contains("found an SQL dump; export the table as CSV", Raw.Refused(file), StringComparison.Ordinal);

    [Theory]
    [InlineData(80, 45, 95, 30, 50)]
    [InlineData(7, 13, 11, 29, 11)]
    [InlineData(1, 2, 3, 4, 5)]
    public void Times_that_no_step_fits_are_refused(params int[] minutes)
    {
        var time = new System.DateTime(2031, 5, 4, 0, 0, 0, System.DateTimeKind.Unspecified);
        string file = "time,x\n" + Raw.Hours(i => $"{time = time.AddMinutes(minutes[i % 5]):s},{i}");

        Assert.Contains("rows come at uneven times", Raw.Refused(file), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("")]
    public void A_format_that_is_none_is_refused(string format) =>
        Assert.Contains("--time-format", Raw.Refused("time,x\n2031-05-04 00:00,1\n2031-05-04 01:00,2\n", new ReadingOptions { TimeFormat = format }), System.StringComparison.Ordinal);

    [Fact]
    public void An_encoding_that_is_not_read_is_refused() =>
        Assert.Contains("--encoding: 'utf-7' is not known", Raw.Refused("time,x\n2031-05-04 00:00,1\n", new ReadingOptions { Encoding = "utf-7" }), System.StringComparison.Ordinal);

    [Theory]
    [InlineData("[")]
    [InlineData("(()")]
    [InlineData("[1]")]
    [InlineData("a:1 ")]
    public void A_long_name_takes_no_longer_than_its_length(string part)
    {
        string name = string.Concat(System.Linq.Enumerable.Repeat(part, 100_000));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            Raw.Steps($"time,{name},x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,{i},{i}"));
        }
        catch (TinyRnn.Quantizer.Data.CsvInputException)
        {
            // Whether it is a file of readings is another question.
        }

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }
}
