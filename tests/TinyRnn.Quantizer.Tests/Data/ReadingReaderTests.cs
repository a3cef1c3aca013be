using System;
using System.Globalization;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Data;

public class ReadingReaderTests
{
    [Fact]
    public void Columns_are_matched_by_name_in_any_order()
    {
        using ReadingReader reader = Csv.Reader("humidity,time,temperature\n80,noon,21.5\n", "temperature", "humidity");

        Assert.True(reader.Read());
        Assert.Equal([21.5f, 80f], reader.Reading);
    }

    [Fact]
    public void Columns_are_taken_in_order_when_the_features_have_no_names()
    {
        var columns = new ReadingColumns(2, []) { Labels = ["rain"], Kept = ["time"] };
        using var reader = Csv.Reader("time,a,rain,b\nnoon,1,0,2\n", columns);

        Assert.True(reader.Read());
        Assert.Equal([1f, 2f], reader.Reading);
        Assert.Equal([0.0], reader.Labels);
        Assert.Equal("noon", Encoding.UTF8.GetString(reader.Kept(0)));
    }

    [Fact]
    public void Numbers_without_a_header_are_taken_in_order()
    {
        using var reader = Csv.Reader("1,2\n3,4\n", new ReadingColumns(2, []));

        Assert.True(reader.Read());
        Assert.Equal([1f, 2f], reader.Reading);
        Assert.True(reader.Read());
        Assert.Equal([3f, 4f], reader.Reading);
    }

    [Fact]
    public void Too_many_columns_to_be_taken_in_order_are_refused()
    {
        string error = Error("1,2,3\n", new ReadingColumns(2, []));

        Assert.Equal(
            "week.csv:1: the model's features have no names, so columns are taken in order: expected 2 columns, found 3; "
                + "\"features\" in the model's sidecar name them ('tinyrnn sidecar --inputs COLUMN,COLUMN' writes one)",
            error
        );
    }

    [Fact]
    public void Named_features_need_a_header()
    {
        string error = Error("1,2\n", new ReadingColumns(1, ["temperature"]));

        Assert.Equal("week.csv:1: expected a header with the feature column 'temperature', found only numbers", error);
    }

    [Fact]
    public void A_bad_number_is_refused_with_line_and_column()
    {
        string error = Error("time,temperature\n0,20\n1,2o\n", new ReadingColumns(1, ["temperature"]));

        Assert.Equal("week.csv:3:2: column 'temperature': expected a number, found '2o'; --missing \"2o\" takes it as missing", error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("NA")]
    [InlineData("na")]
    [InlineData("NaN")]
    [InlineData(" ")]
    public void A_missing_value_is_a_reading_of_nan(string field)
    {
        using ReadingReader reader = Csv.Reader($"a,b\n{field},2\n", "a", "b");

        Assert.True(reader.Read());
        Assert.Equal([float.NaN, 2f], reader.Reading);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    public void A_missing_or_infinite_value_is_refused_with_line_and_column_when_asked_for(string field)
    {
        var columns = new ReadingColumns(1, ["b"]) { BadReadings = BadReadingPolicy.Throw };

        Assert.Equal($"week.csv:2:2: column 'b': expected a finite reading, found '{field}'", Error($"a,b\n1,{field}\n", columns));
    }

    [Fact]
    public void A_label_may_be_missing_or_the_name_of_a_class()
    {
        var columns = new ReadingColumns(1, ["x"]) { Labels = ["label"], Classes = ["dry", "wet"] };
        using var reader = Csv.Reader("x,label\n1,wet\n1,\n1,0\n", columns);

        Assert.True(reader.Read());
        Assert.Equal([1.0], reader.Labels);
        Assert.True(reader.Read());
        Assert.Equal([double.NaN], reader.Labels);
        Assert.True(reader.Read());
        Assert.Equal([0.0], reader.Labels);
    }

    [Fact]
    public void An_unknown_class_is_refused_with_the_known_ones()
    {
        var columns = new ReadingColumns(1, ["x"]) { Labels = ["label"], Classes = ["dry", "wet"] };

        Assert.Equal(
            "week.csv:2:2: column 'label': expected a number or one of dry, wet, found 'damp'",
            Error("x,label\n1,damp\n", columns)
        );
    }

    [Fact]
    public void A_header_without_rows_is_refused()
    {
        using ReadingReader reader = Csv.Reader("a,b\n", "a", "b");

        Assert.False(reader.Read());
        var error = Assert.Throws<CsvInputException>(reader.RequireRows);
        Assert.Equal("week.csv: the file has a header but no rows", error.Message);
    }

    [Fact]
    public void No_object_is_allocated_for_a_row()
    {
        string text = "a,b\n" + string.Concat(Enumerable.Repeat("1.5,-2\n", 20_000));
        using ReadingReader reader = Csv.Reader(text, "a", "b");
        for (int i = 0; i < 100; i++)
        {
            Assert.True(reader.Read());
        }

        // The parser rents a buffer now and then, which may be a new one. An object for every row would be 24 bytes or more.
        const int rows = 15_000;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rows; i++)
        {
            reader.Read();
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 3 * rows);
    }

    [Fact]
    public void Every_finite_number_survives_writing_and_reading()
    {
        Prop.ForAll<NormalFloat>(number =>
            {
                float value = (float)number.Get;
                using ReadingReader reader = Csv.Reader($"a\n{value.ToString(CultureInfo.InvariantCulture)}\n", "a");
                return reader.Read() && reader.Reading[0].Equals(value);
            })
            .QuickCheckThrowOnFailure();
    }

    private static string Error(string text, ReadingColumns columns)
    {
        var error = Assert.Throws<CsvInputException>(() =>
        {
            using var reader = Csv.Reader(text, columns);
            while (reader.Read()) { }
        });
        return error.Message;
    }
}
