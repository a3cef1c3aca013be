using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Samples;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Data;

public class WindowReaderTests
{
    [Fact]
    public void A_sliding_window_ends_at_each_row_from_the_first_full_one_on()
    {
        Assert.Equal(["", "", "1 2 3", "2 3 4", "3 4 5"], Windows("x\n1\n2\n3\n4\n5\n", 3, sliding: true));
    }

    [Fact]
    public void A_sliding_window_has_the_label_and_the_kept_columns_of_its_last_row()
    {
        using WindowReader windows = Reader("time,x,label\na,1,10\nb,2,20\nc,3,30\n", 2, sliding: true);

        Assert.True(windows.Read());
        Assert.Equal((0, 1, "a"), (windows.Inputs.Length, windows.Rows, Kept(windows, 0)));
        Assert.True(windows.Read());
        Assert.Equal((20.0, "b"), (windows.LabelsOf(0)[0], Kept(windows, 0)));
        Assert.True(windows.Read());
        Assert.Equal((30.0, "c"), (windows.LabelsOf(0)[0], Kept(windows, 0)));
        Assert.Equal("week.csv:4:3: column 'label': bad", windows.LabelError(0, 0, "bad").Message);
        Assert.False(windows.Read());
    }

    [Fact]
    public void Blocks_follow_one_another_and_the_last_may_be_shorter()
    {
        Assert.Equal(["1 2 3", "4 5 6", "7"], Windows("x\n1\n2\n3\n4\n5\n6\n7\n", 3, sliding: false));
        Assert.Equal(["1 2", "3 4"], Windows("x\n1\n2\n3\n4\n", 2, sliding: false));
    }

    [Fact]
    public void A_block_has_the_labels_and_the_kept_columns_of_all_its_rows()
    {
        using WindowReader windows = Reader("time,x,label\na,1,10\nb,2,\nc,3,30\n", 2, sliding: false);

        Assert.True(windows.Read());
        Assert.Equal((2, 10.0, double.NaN), (windows.Rows, windows.LabelsOf(0)[0], windows.LabelsOf(1)[0]));
        Assert.Equal(("a", "b"), (Kept(windows, 0), Kept(windows, 1)));
        Assert.Equal("week.csv:2:3: column 'label': bad", windows.LabelError(0, 0, "bad").Message);
        Assert.True(windows.Read());
        Assert.Equal((1, 30.0, "c"), (windows.Rows, windows.LabelsOf(0)[0], Kept(windows, 0)));
        Assert.False(windows.Read());
    }

    [Fact]
    public void Outputs_of_the_last_steps_are_those_of_the_last_rows()
    {
        using var windows = new WindowReader(Readings("time,x,label\na,1,10\nb,2,20\nc,3,30\nd,4,40\n"), 3, sliding: false) { OutputSteps = 2 };

        Assert.True(windows.Read());
        Assert.Equal((2, 20.0, 30.0), (windows.Rows, windows.LabelsOf(0)[0], windows.LabelsOf(1)[0]));
        Assert.Equal(("b", "c"), (Kept(windows, 0), Kept(windows, 1)));
        Assert.Equal("week.csv:3:3: column 'label': bad", windows.LabelError(0, 0, "bad").Message);
        Assert.True(windows.Read());
        Assert.Equal((1, "d"), (windows.Rows, Kept(windows, 0)));
    }

    [Fact]
    public void Rows_that_make_no_full_window_stay_without_inputs_where_all_steps_are_needed()
    {
        using var windows = new WindowReader(Readings("time,x,label\na,1,10\nb,2,20\nc,3,30\n"), 2, sliding: false) { NeedsFullWindow = true };

        Assert.True(windows.Read());
        Assert.Equal(2, windows.Inputs.Length);
        Assert.True(windows.Read());
        Assert.Equal((0, 1, "c"), (windows.Inputs.Length, windows.Rows, Kept(windows, 0)));
        Assert.False(windows.Read());
    }

    [Theory]
    [InlineData(true, "", "1 2", "", "3 4", "4 5", "")]
    [InlineData(false, "1 2", "3 4", "5", "6")]
    public void Windows_do_not_reach_across_series(bool sliding, params string[] expected)
    {
        Assert.Equal(expected, Windows("x,sequence\n1,a\n2,a\n3,b\n4,b\n5,b\n6,a\n", 2, sliding, "sequence"));
    }

    [Fact]
    public void A_series_may_begin_with_the_row_after_a_full_block_or_within_one()
    {
        Assert.Equal(["1 2 3", "4", "5 6"], Windows("x,s\n1,a\n2,a\n3,a\n4,b\n5,c\n6,c\n", 3, sliding: false, "s"));
    }

    [Fact]
    public void Missing_readings_are_passed_on()
    {
        Assert.Equal(["", "1 NaN", "NaN 3"], Windows("x\n1\nNA\n3\n", 2, sliding: true));
    }

    [Fact]
    public void A_file_without_a_full_window_is_refused()
    {
        using WindowReader windows = Reader("x,s,label\n1,a,0\n2,a,0\n3,b,0\n", 3, sliding: true, "s");
        while (windows.Read()) { }

        Exception error = Assert.Throws<CsvInputException>(windows.RequireSamples);
        Assert.Equal("week.csv: expected a series of 3 rows for a window, found 2 in the longest", error.Message);
    }

    [Fact]
    public void Rows_of_one_step_say_where_a_series_starts()
    {
        using var readings = Csv.Reader("x,s\n1,a\n2,a\n3,bb\n4,bb\n5,a\n", new ReadingColumns(1, ["x"]) { Sequence = "s" });
        var starts = new List<bool>();
        while (readings.Read())
        {
            starts.Add(readings.StartsSeries);
        }

        Assert.Equal([false, false, true, false, true], starts);
    }

    [Fact]
    public void The_sequence_column_is_no_reading_where_columns_are_taken_in_order()
    {
        using var readings = Csv.Reader("s,x\n7,1\n8,2\n", new ReadingColumns(1, []) { Sequence = "s" });

        Assert.True(readings.Read());
        Assert.Equal([1f], readings.Reading);
    }

    [Fact]
    public void A_missing_sequence_column_is_refused()
    {
        var error = Assert.Throws<CsvInputException>(() => Windows("x\n1\n", 1, sliding: true, "station"));

        Assert.Equal("week.csv:1: no sequence column 'station'; the columns are x", error.Message);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    public void Windows_can_be_picked_evenly(int stride, int expected)
    {
        var columns = new ReadingColumns(1, ["x"]);
        using var picked = new PickedSamples(new WindowReader(Csv.Reader("x\n1\n2\n3\n4\n5\n6\n", columns), 2, true), stride);
        int count = 0;
        while (picked.Read())
        {
            Assert.Equal([(count * stride) + 1f, (count * stride) + 2f], picked.Inputs);
            count++;
        }

        Assert.Equal(expected, count);
    }

    private static WindowReader Reader(string csv, int steps, bool sliding, string? sequence = null) => new(Readings(csv, sequence), steps, sliding);

    private static ReadingReader Readings(string csv, string? sequence = null)
    {
        string[] header = csv.Split('\n')[0].Split(',');
        var columns = new ReadingColumns(1, ["x"])
        {
            Labels = header.Where(name => name == "label").ToArray(),
            Kept = header.Where(name => name == "time").ToArray(),
            Sequence = sequence,
        };
        return Csv.Reader(csv, columns);
    }

    private static List<string> Windows(string csv, int steps, bool sliding, string? sequence = null)
    {
        using WindowReader windows = Reader(csv, steps, sliding, sequence);
        var all = new List<string>();
        while (windows.Read())
        {
            Assert.True(windows.StartsFresh);
            all.Add(string.Join(' ', windows.Inputs));
        }

        windows.RequireSamples();
        return all;
    }

    private static string Kept(WindowReader windows, int row)
    {
        using var stream = new MemoryStream();
        using (var rows = new OutputRows(stream, ["kept"], flushRows: true))
        {
            windows.WriteKept(row, rows);
            rows.EndRow();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[1];
    }
}
