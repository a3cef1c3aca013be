using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Data;

public class CsvTableTests
{
    [Fact]
    public void First_line_is_a_header_when_one_field_is_not_a_number()
    {
        using CsvTable table = Csv.Table("1,temperature\n2,3\n");

        Assert.Equal(["1", "temperature"], table.Header);
        Assert.True(table.Read());
        Assert.Equal("2", table.Text(0));
        Assert.False(table.Read());
    }

    [Fact]
    public void First_line_is_a_row_when_all_fields_are_numbers_or_missing_values()
    {
        using CsvTable table = Csv.Table("1,,NA,nan,-2.5e3\n");

        Assert.Empty(table.Header);
        Assert.True(table.Read());
        Assert.Equal("-2.5e3", table.Text(4));
        Assert.False(table.Read());
        Assert.Equal(1, table.RowCount);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a|b\r\n1|2\r\n")]
    [InlineData("a,b\n1,2")]
    [InlineData("\uFEFFa,b\n1,2\n")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    [InlineData("\n\na,b\n\n1,2\n\n")]
    public void Separators_line_ends_quotes_and_byte_order_marks_make_no_difference(string text)
    {
        using CsvTable table = Csv.Table(text);

        Assert.Equal(["a", "b"], table.Header);
        Assert.True(table.Read());
        Assert.Equal("1", table.Text(0));
        Assert.Equal("2", table.Text(1));
        Assert.False(table.Read());
        Assert.False(table.Read());
    }

    [Fact]
    public void Lines_are_counted_across_blocks_and_empty_lines()
    {
        string text = "a,b\n\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i}\r\n"));
        using CsvTable table = Csv.Table(text);

        for (int i = 0; i < 50_000; i++)
        {
            Assert.True(table.Read());
            Assert.Equal(i.ToString(CultureInfo.InvariantCulture), table.Text(1));
            Assert.Equal(i + 3, table.Line);
        }

        Assert.False(table.Read());
        Assert.Equal(text.Length, table.Position);
    }

    [Fact]
    public void A_row_is_available_before_the_next_line_is_written()
    {
        using var stream = new LineByLineStream("a,b", "1,2", "3,4");
        using var table = new CsvTable("live", stream);

        Assert.Equal(1, stream.LinesTaken);
        Assert.True(table.Read());
        Assert.Equal(2, stream.LinesTaken);
        Assert.True(table.Read());
        Assert.Equal(3, stream.LinesTaken);
        Assert.False(table.Read());
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        Assert.Equal("week.csv: the file is empty", Error(""));
        Assert.Equal("week.csv: the file is empty", Error("\n\n"));
    }

    [Fact]
    public void Another_number_of_fields_is_refused_with_its_line()
    {
        Assert.Equal("week.csv:4: expected 2 fields as in the first line, found 3", Error("a,b\n1,2\n\n1,2,3\n"));
    }

    [Fact]
    public void Stray_quotes_are_refused_with_their_line()
    {
        Assert.Equal("week.csv:2: a quote inside an unquoted field", Error("a,b\n1,2\"x\n"));
        Assert.Equal("week.csv:2: a quoted field is not closed on its line", Error("a,b\n1,\"2\n3,4\n"));
        Assert.Equal("week.csv:3: text after the closing quote of a field", Error("a,b\n1,2\n1,\"2\"x\n"));
    }

    [Fact]
    public void Utf16_is_refused_by_name()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a,b\n1,2\n")];

        var error = Assert.Throws<CsvInputException>(() => new CsvTable("week.csv", new MemoryStream(bytes)));

        Assert.Equal("week.csv:1: expected UTF-8, found UTF-16; save the file as UTF-8", error.Message);
    }

    [Fact]
    public void A_line_without_end_is_refused_before_memory_runs_out()
    {
        string error = Error("a,b\n" + new string('1', 3 << 20));

        Assert.Equal("week.csv:2: a line is longer than 1048576 bytes", error);
    }

    [Fact]
    public void A_missing_file_is_refused_by_name()
    {
        var error = Assert.Throws<CsvInputException>(() => CsvTable.Open("no-such-folder/no-such.csv"));

        Assert.Equal("no-such-folder/no-such.csv: the file does not exist", error.Message);
    }

    [Fact]
    public void A_missing_column_is_refused_with_the_columns_there_are_and_the_nearest()
    {
        using CsvTable table = Csv.Table("time,temperature,humidity\n");

        var error = Assert.Throws<CsvInputException>(() => table.Find("temprature", "feature"));

        Assert.Equal(
            "week.csv:1: no feature column 'temprature'; the columns are time, temperature, humidity; did you mean 'temperature'?",
            error.Message
        );
    }

    [Fact]
    public void A_column_that_stands_twice_is_refused()
    {
        using CsvTable table = Csv.Table("a,b,a\n");

        var error = Assert.Throws<CsvInputException>(() => table.Find("a", "label"));

        Assert.Equal("week.csv:1: the label column 'a' stands in the header 2 times", error.Message);
    }

    private static string Error(string text)
    {
        var error = Assert.Throws<CsvInputException>(() =>
        {
            using CsvTable table = Csv.Table(text);
            while (table.Read()) { }
        });
        return error.Message;
    }
}
