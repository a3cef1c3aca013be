using System;
using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Clean CSV files are read as they stand.</summary>
public class PlainFileTests
{
    [Fact]
    public void First_line_is_a_header_when_one_field_is_not_a_number()
    {
        using ReadingSource source = Csv.Source("1,temperature\n2,3\n");

        Assert.Equal(["1", "temperature"], source.Header);
        Assert.Equal(["2 3"], Raw.Steps(source));
    }

    [Fact]
    public void First_line_is_a_row_when_all_fields_are_numbers_or_missing_values()
    {
        using ReadingSource source = Csv.Source("1,,NA,nan,-2.5e3\n", new ReadingOptions { InputSize = 5 });

        Assert.Empty(source.Header);
        Assert.Equal(["1 NaN NaN NaN -2500"], Raw.Steps(source));
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
        using ReadingSource source = Csv.Source(text);

        Assert.Equal(["a", "b"], source.Header);
        Assert.Equal(["1 2"], Raw.Steps(source));
    }

    [Fact]
    public void Nothing_is_guessed_of_a_plain_file()
    {
        using ReadingSource source = Csv.Source("time,a\n2031-05-04T00:00:00Z,1\n2031-05-04T01:00:00Z,2.5\n2031-05-04T02:00:00Z,\n");

        Assert.All(source.Findings, finding => Assert.True(finding.IsPlain, finding.Text));
        Assert.Contains(source.Findings, finding => finding.Option == "--time");
    }

    [Fact]
    public void Lines_are_counted_across_blocks_and_empty_lines()
    {
        string text = "a,b\n\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i},{i}\r\n"));
        using ReadingSource source = Csv.Source(text);
        using StepReader steps = source.OpenSteps();
        for (int i = 0; i < 50_000; i++)
        {
            Assert.True(steps.Read());
            Assert.Equal(i, steps.Values[1]);
            Assert.Equal(i + 3, steps.Line);
        }

        Assert.False(steps.Read());
        Assert.Equal(text.Length, steps.Position);
    }

    [Fact]
    public void Steps_can_be_read_again()
    {
        using ReadingSource source = Csv.Source("a\n1\n2\n");

        Assert.Equal(["1", "2"], Raw.Steps(source));
        Assert.Equal(["1", "2"], Raw.Steps(source));
    }

    [Theory]
    [InlineData("", "week.csv: the file is empty")]
    [InlineData("\n\n", "week.csv: the file is empty")]
    [InlineData("a,b\n1,2\n\n1,2,3\n", "week.csv:4: expected 2 fields as in the first line, found 3; 1 of 2 rows is broken, more than --broken 10 %")]
    [InlineData("a,b\n1,2\"x\n", "week.csv:2: a quote inside an unquoted field; 1 of 1 rows is broken, more than --broken 10 %")]
    [InlineData("a,b\n1,2\n1,\"2\n3,4\n", "week.csv:3: a quoted field is not closed on its line")]
    [InlineData("a,b\n1,2\n1,\"2\"x\n", "week.csv:3: text after the closing quote of a field; 1 of 2 rows is broken, more than --broken 10 %")]
    public void Damage_is_refused_with_its_line(string text, string error)
    {
        Assert.Equal(error, Raw.Refused(text));
    }

    [Fact]
    public void A_missing_file_is_refused_by_name()
    {
        var error = Assert.Throws<CsvInputException>(() => ReadingSource.Open("no-such-folder/no-such.csv", new ReadingOptions()));

        Assert.Equal("no-such-folder/no-such.csv: the file does not exist", error.Message);
    }

    [Fact]
    public void A_missing_column_is_refused_with_the_columns_there_are_and_the_nearest()
    {
        Assert.Equal(
            "week.csv:1: no feature column 'wetness'; the columns are time, temperature, witness; did you mean 'witness'?; --column wetness=COLUMN states it",
            Raw.Refused("time,temperature,witness\n0,1,2\n", Raw.Wanting("wetness"))
        );
    }

    [Fact]
    public void A_column_that_stands_twice_is_refused()
    {
        var options = new ReadingOptions { Texts = [new TextColumn("a", "label")] };

        Assert.Equal("week.csv:1: the label column 'a' stands in the header 2 times", Raw.Refused("a,b,a\n1,2,3\n", options));
    }

    [Fact]
    public void Numbers_are_the_nearest_double_of_their_text()
    {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (double.IsFinite(value) && Math.Abs(value) is 0 or > 1e-300 and < 1e300)
            {
                string text = value.ToString(i % 2 == 0 ? "R" : "G8", CultureInfo.InvariantCulture);
                using ReadingSource source = Csv.Source($"a\n{text}\n", new ReadingOptions { KeepMarkers = true });
                using StepReader steps = source.OpenSteps();
                Assert.True(steps.Read());
                Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), steps.Values[0]);
            }
        }
    }

    [Theory]
    [InlineData("16777217.0000001", 16777218f)]
    [InlineData("16777216.9999999", 16777216f)]
    public void A_float_is_rounded_once_from_its_text(string text, float expected)
    {
        using ReadingReader reader = Csv.Reader($"a\n{text}\n", "a");

        Assert.True(reader.Read());
        Assert.Equal(expected, reader.Reading[0]);
    }
}
