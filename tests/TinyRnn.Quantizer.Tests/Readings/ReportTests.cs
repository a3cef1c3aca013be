using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

public class ReportTests
{
    [Fact]
    public void A_column_is_counted_measured_and_its_worst_rows_are_named()
    {
        string file = "x\n" + Raw.Hours(i => i switch { 10 => "NA", 30 => "500.5", > 40 and < 100 => "7.5", _ => $"{i % 10}.25" }, 200);

        ColumnReport report = Report(file);

        Assert.Equal((200, 1), (report.Rows, report.Missing));
        Assert.Equal((0.25, 500.5), (report.Smallest, report.Largest));
        Assert.Equal(7.25, report.Quantiles[2]);
        Assert.Equal((59, 43L), (report.LongestFrozen, report.LongestFrozenLine));
        Assert.Equal(499.25, report.LargestJump, 6);
        Assert.Equal((500.5, 32L), report.Outliers.Single());
        Assert.Contains(report.Remarks, remark => remark.Contains("is the sensor stuck", StringComparison.Ordinal));
        Assert.Contains(report.Remarks, remark => remark.Contains("500.5 (line 32)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_calm_column_has_nothing_to_remark()
    {
        Assert.Empty(Report("x\n" + Raw.Hours(i => $"{i % 10}.25", 200)).Remarks);
    }

    [Theory]
    [InlineData("x\n1\n1\n1\n", "all readings are the same")]
    [InlineData("x\nNA\nNA\n", "no reading at all")]
    [InlineData("x\n1\n2\nNA\n", "33 % of the readings are missing")]
    public void What_would_hurt_is_said_in_words(string file, string remark)
    {
        Assert.Contains(remark, Report(file).Remarks);
    }

    [Fact]
    public void Markers_that_are_kept_and_candidates_that_are_readings_count_for_jumps_and_quantiles()
    {
        string marked = "time,temperature\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{(i == 7 ? "-999" : $"{6 + i}.5")}");
        string full = "time,humidity\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{(i > 11 ? "99.9" : $"{80 + i}.5")}");

        Assert.Equal((1013.5, 10L), Jump(Report(marked, new ReadingOptions { Report = true, KeepMarkers = true })));
        Assert.Equal((1.0, 3L), Jump(Report(marked, new ReadingOptions { Report = true })));
        ColumnReport humidity = Report(full, new ReadingOptions { Report = true });
        Assert.Equal((8.4, 14L), Jump(humidity));
        Assert.Equal((99.9, 12L), (humidity.Quantiles[4], humidity.LongestFrozen));
    }

    [Theory]
    [InlineData("temperature", "998", "1 x beyond what a temperature can be (-130 to 302): 998 (line 7); --missing")]
    [InlineData("humidity", "655.35", "1 x beyond what a humidity can be (0 to 105): 655.35 (line 7)")]
    [InlineData("humidity", "110", "1 x beyond what a humidity can be (0 to 105): 110 (line 7)")]
    [InlineData("temperature (°C)", "151", "1 x beyond what a temperature can be (-90 to 150): 151 (line 7)")]
    public void What_a_quantity_cannot_be_is_said_of_short_files_too(string name, string value, string remark) =>
        Assert.Contains(Report($"{name}\n" + Raw.Hours(i => i == 5 ? value : $"{40 + i}.5", 12), new ReadingOptions { Report = true }).Remarks, said => said.StartsWith(remark, StringComparison.Ordinal));

    [Theory]
    [InlineData("pressure", "1000", "16", true)]
    [InlineData("pressure", "100000", "1600", true)]
    [InlineData("pressure (hPa)", "1000", "16", true)]
    [InlineData("temperature", "400", "410", false)]
    public void Of_a_column_that_is_in_another_unit_or_of_another_thing_nothing_is_said(string name, string usual, string value, bool isSaid) =>
        Assert.Equal(isSaid, Report($"{name}\n" + Raw.Hours(i => i == 5 ? value : $"{usual}.{i}", 12), new ReadingOptions { Report = true }).Remarks.Any(said => said.Contains("beyond what", StringComparison.Ordinal)));

    [Fact]
    public void A_column_that_never_changes_has_no_jump() => Assert.Equal((0.0, 0L), Jump(Report("x\n5\n5\n5\n")));

    private static (double Jump, long Line) Jump(ColumnReport report) => (Math.Round(report.LargestJump, 6), report.LargestJumpLine);

    private static ColumnReport Report(string file, ReadingOptions options)
    {
        using ReadingSource source = Csv.Source(file, options);
        return source.Reports[0];
    }

    [Fact]
    public void Quantiles_of_many_numbers_are_near()
    {
        var sample = new Sample();
        for (int i = 0; i < 1_000_000; i++)
        {
            sample.Add((i * 7919L) % 1_000_000);
        }

        double[] quantiles = sample.Quantiles(0.25, 0.5, 0.75);

        Assert.Equal(250_000, quantiles[0], 10_000.0);
        Assert.Equal(500_000, quantiles[1], 10_000.0);
        Assert.Equal(750_000, quantiles[2], 10_000.0);
    }

    private static ColumnReport Report(string file)
    {
        using ReadingSource source = Csv.Source(file, new ReadingOptions { Report = true, Columns = [MappingText.Parse("x=x")] });
        return source.Reports[0];
    }
}
