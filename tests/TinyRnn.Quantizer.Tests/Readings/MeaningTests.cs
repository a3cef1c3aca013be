using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>What times, gaps, markers and units of a file mean.</summary>
public class MeaningTests
{
    [Fact]
    public void Gaps_become_missing_steps()
    {
        string file = "time,x\n2031-05-04T00:00Z,1\n2031-05-04T01:00Z,2\n2031-05-04T02:00Z,3\n2031-05-04T05:00Z,6\n2031-05-04T06:00Z,7\n2031-05-04T07:00Z,8\n";

        string[] steps = Raw.Steps(file);

        Assert.Equal(["2031-05-04T03:00:00Z NaN", "2031-05-04T04:00:00Z NaN", "2031-05-04T05:00:00Z 6"], steps[3..6]);
        Assert.Equal("1, filled with 2 missing steps", Raw.Finding(file, "gaps"));
    }

    [Fact]
    public void A_row_that_comes_twice_is_taken_once_and_two_that_differ_are_refused()
    {
        string file = "time,x\n2031-05-04T00:00Z,1\n2031-05-04T01:00Z,2\n2031-05-04T01:00Z,{0}\n2031-05-04T02:00Z,3\n2031-05-04T03:00Z,4\n";

        Assert.Equal(4, Raw.Steps(file.Replace("{0}", "2", StringComparison.Ordinal)).Length);
        Assert.Contains("week.csv:4: the time of the row before again, with other readings", Raw.Refused(file.Replace("{0}", "9", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2031-10-25T22:00:00Z", "2031-10-26T03:00:00Z")]
    [InlineData(null, "2031-10-26T00:00:00", "2031-10-26T05:00:00")]
    public void The_hour_that_comes_twice_in_autumn_is_no_repetition(string? zone, string first, string last)
    {
        string file = "time,x\n2031-10-26T00:00,1\n2031-10-26T01:00,2\n2031-10-26T02:00,3\n2031-10-26T02:00,4\n2031-10-26T03:00,5\n2031-10-26T04:00,6\n";

        string[] steps = Raw.Steps(file, new ReadingOptions { Zone = zone });

        Assert.Equal(6, steps.Length);
        Assert.Equal((first + " 1", last + " 6"), (steps[0], steps[^1]));
    }

    [Theory]
    [InlineData("Europe/Berlin", 5)]
    [InlineData(null, 5)]
    [InlineData("+01:00", 6)]
    public void The_hour_that_spring_leaves_out_is_no_gap_unless_the_offset_is_fixed(string? zone, int steps)
    {
        string file = "time,x\n2031-03-30T00:00,1\n2031-03-30T01:00,2\n2031-03-30T03:00,3\n2031-03-30T04:00,4\n2031-03-30T05:00,5\n";

        Assert.Equal(steps, Raw.Steps(file, new ReadingOptions { Zone = zone }).Length);
    }

    [Fact]
    public void Autumn_of_ten_minutes_steps_goes_back_by_fifty()
    {
        string Row(int hour, int minute, int x) => $"2031-10-26 {hour:00}:{minute:00},{x}\n";
        string file = "time,x\n" + string.Concat(Enumerable.Range(0, 24).Select(i => Row(i < 18 ? i / 6 : (i / 6) - 1, i % 6 * 10, i)));

        string[] steps = Raw.Steps(file);

        Assert.Equal(24, steps.Length);
        Assert.Equal("2031-10-26T03:50:00 23", steps[^1]);
    }

    [Fact]
    public void A_clock_of_a_place_never_shows_the_hour_that_spring_leaves_out()
    {
        string file = "time,x\n2031-03-30T01:00,1\n2031-03-30T02:00,2\n2031-03-30T03:00,3\n";

        Assert.Contains("no clock of Europe/Berlin shows 2031-03-30T02:00:00; --zone states another", Raw.Refused(file, new ReadingOptions { Zone = "Europe/Berlin" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Day_or_month_first_is_decided_by_a_number_anywhere_in_the_file()
    {
        string Days(string format) => "date,x\n" + string.Concat(Enumerable.Range(1, 28).Select(day => string.Format(null, format, day) + $",{day}\n"));

        Assert.Equal("2031-05-03T00:00:00 3", Raw.Steps(Days("{0}/5/2031"))[2]);
        Assert.Equal("2031-05-03T00:00:00 3", Raw.Steps(Days("5/{0}/2031"))[2]);
    }

    [Fact]
    public void Day_or_month_first_is_decided_by_the_order_of_days()
    {
        string days = "date,x\n" + string.Concat(Enumerable.Range(1, 9).Select(day => $"{day:00}/05/2031,{day}\n"));

        Assert.Equal("2031-05-03T00:00:00 3", Raw.Steps(days)[2]);
    }

    [Fact]
    public void Day_or_month_first_is_asked_for_where_nothing_tells()
    {
        string file = "time,x\n04/05/2031 00:00,1\n04/05/2031 01:00,2\n04/05/2031 02:00,3\n";

        Assert.Contains("--time-format", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 3", Raw.Steps(file, new ReadingOptions { TimeFormat = "d/M/yyyy H:mm" })[2]);
        Assert.Equal("2031-04-05T02:00:00 3", Raw.Steps(file, new ReadingOptions { TimeFormat = "M/d/yyyy H:mm" })[2]);
    }

    [Fact]
    public void Dates_that_put_the_day_first_and_last_are_refused_with_both_lines()
    {
        string file = "time,x\n13/05/2031 00:00,1\n05/14/2031 01:00,2\n";

        Assert.Contains("the day comes first in '13/05/2031 00:00' (line 2) and the month in '05/14/2031 01:00' (line 3)", Raw.Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Noon_and_midnight_of_twelve_hours_are_told()
    {
        string file = "time,x\n5/13/2031 11:00 PM,1\n5/14/2031 12:00 AM,2\n5/14/2031 1:00 AM,3\n5/14/2031 2:00 AM,4\n";

        Assert.Equal("2031-05-14T00:00:00 2", Raw.Steps(file)[1]);
    }

    [Fact]
    public void A_clock_without_date_passes_midnight()
    {
        string file = "clock,x\n22:00,1\n23:00,2\n00:00,3\n01:00,4\n";

        Assert.Equal(["22:00:00 1", "23:00:00 2", "00:00:00 3", "01:00:00 4"], Raw.Steps(file));
    }

    [Fact]
    public void A_time_since_the_start_that_begins_anew_begins_another_series()
    {
        string file = "millis,x\n1000,1\n2000,2\n3000,3\n1000,4\n2000,5\n";

        Assert.Equal(["1 1", "2 2", "3 3", "*1 4", "2 5"], Raw.Steps(file));
    }

    [Fact]
    public void Series_one_among_the_other_are_told_by_their_column()
    {
        string file = "time,station,x\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,north,{i}\n2031-05-04T{i:00}:00Z,south,{100 + i}", 4);

        string[] steps = Raw.Steps(file);

        Assert.Equal(["2031-05-04T00:00:00Z 0", "2031-05-04T03:00:00Z 3", "*2031-05-04T00:00:00Z 100", "2031-05-04T03:00:00Z 103"], new[] { steps[0], steps[3], steps[4], steps[7] });
        Assert.Contains("'station'", Raw.Finding(file, "series"), StringComparison.Ordinal);
    }

    [Fact]
    public void Series_one_after_the_other_are_told_by_their_column()
    {
        string file = "time,id,x\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,7,{i}", 4) + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,8,{100 + i}", 4);

        Assert.Equal("*2031-05-04T00:00:00Z 100", Raw.Steps(file)[4]);
    }

    [Theory]
    [InlineData("temperature", "-999", true)]
    [InlineData("temperature", "-99.9", true)]
    [InlineData("temperature", "-127", true)]
    [InlineData("pressure", "0", true)]
    [InlineData("humidity", "-200", true)]
    [InlineData("humidity", "999", true)]
    [InlineData("anything", "-9999", true)]
    [InlineData("anything", "0", false)]
    [InlineData("temperature", "0", false)]
    public void Numbers_that_a_column_cannot_be_are_missing_and_said(string name, string marker, bool isMissing)
    {
        double middle = name switch { "pressure" => 1010, "humidity" => 60, _ => 12 };
        string file = $"time,{name}\n" + Raw.Hours(i => FormattableString.Invariant($"2031-05-04T{i:00}:00Z,{(i == 7 ? marker : middle + (i / 10.0))}"));

        Assert.Equal(isMissing, Raw.Steps(file)[7].EndsWith("NaN", StringComparison.Ordinal));
        Assert.Equal(isMissing, Raw.Finding(file, "missing").Contains($"{marker} in '{name}', 1 x from line 9: no reading", StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", string.Join(' ', Raw.Steps(file, new ReadingOptions { KeepMarkers = true })), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pressure")]
    [InlineData("co2")]
    public void Nothing_of_a_column_that_was_standardized_is_missing(string name)
    {
        string file = $"time,{name}\n" + Raw.Hours(i => FormattableString.Invariant($"2031-05-04T{i:00}:00Z,{(i - 7) / 4.0}"));

        Assert.Equal("2031-05-04T07:00:00Z 0", Raw.Steps(file)[7]);
    }

    [Fact]
    public void A_marker_among_numbers_of_its_size_is_a_reading()
    {
        string file = "x\n" + Raw.Hours(i => $"{-1100 + (i * 100)}") + "-999\n";

        Assert.Equal("-999", Raw.Steps(file)[^1]);
    }

    [Fact]
    public void Words_and_numbers_can_be_stated_to_be_missing()
    {
        string file = "time,x\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,{(i == 7 ? "defekt" : i == 8 ? "77" : "3.5")}");

        Assert.Equal(["2031-05-04T07:00:00Z NaN", "2031-05-04T08:00:00Z NaN"], Raw.Steps(file, new ReadingOptions { Missing = ["defekt", "77"] })[7..9]);
    }

    [Theory]
    [InlineData("Outdoor Temperature (°F)", "44.24", "temperature:°C", 6.8)]
    [InlineData("temp [K]", "279.95", "temperature:degC", 6.8)]
    [InlineData("Barometer - in Hg", "29.80", "pressure:hPa", 1009.1438)]
    [InlineData("press_pa", "100900", "pressure:hPa", 1009)]
    [InlineData("Luftfeuchte (%)", "85", "humidity:%", 85)]
    [InlineData("rel_hum (fraction)", "0.85", "humidity:%", 85)]
    [InlineData("wind speed (km/h)", "36", "wind_speed:m/s", 10)]
    public void Columns_are_found_by_what_they_measure_and_converted_by_unit(string header, string value, string wanted, double expected)
    {
        string file = $"time,{header}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,{value}", 3);

        string[] step = Raw.Steps(file, Raw.Wanting(wanted))[2].Split(' ');

        Assert.Equal(expected, double.Parse(step[1], System.Globalization.CultureInfo.InvariantCulture), 0.001);
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, Raw.Wanting(wanted));
        Assert.Contains(source.Findings, finding => finding.Topic == "column" && !finding.IsPlain);
    }

    [Fact]
    public void Two_columns_of_one_quantity_are_asked_for()
    {
        string file = "time,Indoor Temperature,Outdoor Temperature\n2031-05-04T00:00Z,20,6\n2031-05-04T01:00Z,20,6\n";

        Assert.Equal(
            "week.csv:1: 'temperature' may be one of 2 columns; state --column temperature=\"Indoor Temperature\" or --column temperature=\"Outdoor Temperature\"",
            Raw.Refused(file, Raw.Wanting("temperature:°C"))
        );
    }

    [Fact]
    public void A_felt_or_derived_quantity_is_not_taken_for_the_plain_one()
    {
        string file = "time,Apparent Temperature (C),Temperature (C),HumidityRatio,Humidity\n2031-05-04T00:00Z,3,6,0.004,80\n2031-05-04T01:00Z,3,6,0.004,80\n";

        Assert.Equal("2031-05-04T00:00:00Z 6 80", Raw.Steps(file, Raw.Wanting("temperature:°C", "humidity"))[0]);
    }

    [Theory]
    [InlineData("p=Luftdruck*0.1+0", "p", "Luftdruck", 0.1, 0)]
    [InlineData("p=Luftdruck*0.1-3", "p", "Luftdruck", 0.1, -3)]
    [InlineData("t=temperature_2m (°C)", "t", "temperature_2m (°C)", 1, 0)]
    [InlineData("t=#3+1.5", "t", "#3", 1, 1.5)]
    [InlineData("t=field-a", "t", "field-a", 1, 0)]
    [InlineData("t=x*1e-3", "t", "x", 1e-3, 0)]
    public void Mappings_are_read(string text, string name, string header, double scale, double offset)
    {
        ColumnMapping mapping = MappingText.Parse(text);

        Assert.Equal((name, header, scale, offset), (mapping.Name, mapping.Header, mapping.Scale, mapping.Offset));
    }

    [Fact]
    public void A_fraction_where_percent_is_wanted_is_refused_or_where_it_is_stated_remarked()
    {
        string file = "time,humidity\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,0.{60 + i}");
        ReadingOptions stated = Raw.Wanting("humidity:%") with { Report = true, Columns = [MappingText.Parse("humidity=humidity*1")] };
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, stated);

        Assert.Contains("all 24 readings lie between 0.6 and 0.83, as fractions do, and 'humidity' is wanted in %; --column humidity=\"humidity\"*100 converts them, *1 takes them as they are", Raw.Refused(file, Raw.Wanting("humidity:%")), StringComparison.Ordinal);
        Assert.Contains("looks like a fraction", source.Reports[0].Remarks.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_column_feeds_two_readings_only_where_that_is_stated()
    {
        const string file = "time,Temperature (°C)\n2031-05-04T00:00Z,20\n2031-05-04T01:00Z,21\n";
        ReadingOptions two = Raw.Wanting("indoor temperature:degC", "outdoor temperature:degC");

        Assert.Contains(
            "column 'Temperature (°C)': expected a column for each of 'outdoor temperature' and 'indoor temperature', found this one for both, by what it measures; --column \"indoor temperature\"=COLUMN states another",
            Raw.Refused(file, two), StringComparison.Ordinal);
        Assert.Equal(
            ["2031-05-04T00:00:00Z 20 20", "2031-05-04T01:00:00Z 21 21"],
            Raw.Steps(file, two with { Columns = [MappingText.Parse("indoor temperature", "Temperature (°C)"), MappingText.Parse("outdoor temperature", "Temperature (°C)")] }));
    }

    [Fact]
    public void A_longer_step_takes_the_newest_row_and_a_shorter_one_is_refused()
    {
        string file = "time,x\n" + string.Concat(Enumerable.Range(0, 13).Select(i => $"2031-05-04T{i / 6:00}:{i % 6 * 10:00}Z,{i}\n"));

        Assert.Equal(["2031-05-04T00:00:00Z 0", "2031-05-04T01:00:00Z 6", "2031-05-04T02:00:00Z 12"], Raw.Steps(file, new ReadingOptions { Step = 3600 }));
        Assert.Contains("expected a row every 1 min, the step that --step or the model states, or more often, found one every 10 min", Raw.Refused(file, new ReadingOptions { Step = 60 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Uneven_times_need_a_step_and_values_then_hold()
    {
        string file = "time,x\n2031-05-04T00:00:00Z,1\n2031-05-04T00:07:00Z,2\n2031-05-04T00:08:00Z,3\n2031-05-04T00:31:00Z,4\n2031-05-04T00:33:10Z,5\n2031-05-04T01:00:00Z,6\n";

        Assert.Contains("--step SECONDS", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal(["2031-05-04T00:00:00Z 1", "2031-05-04T00:20:00Z 3", "2031-05-04T00:40:00Z 5", "2031-05-04T01:00:00Z 6"], Raw.Steps(file, new ReadingOptions { Step = 1200 }));
        Assert.Equal(6, Raw.Steps(file, new ReadingOptions { Step = 0 }).Length);
    }

    [Fact]
    public void Another_header_with_other_columns_is_refused()
    {
        string file = "time,a,b\n2031-05-04T00:00Z,1,2\n2031-05-04T01:00Z,1,2\ntime,b,a\n2031-05-04T02:00Z,2,1\n2031-05-04T03:00Z,2,1\n";

        Assert.Equal("week.csv:4: another header with other columns; split the file here, each part is a series, or --header 4 reads what stands below", Raw.Refused(file));
        Assert.Equal(["2031-05-04T02:00:00Z 2 1", "2031-05-04T03:00:00Z 2 1"], Raw.Steps(file, new ReadingOptions { Header = 4 }));
    }

    [Fact]
    public void Broken_rows_are_counted_with_their_lines_and_refused_beyond_a_share()
    {
        string file = "time,a,b\n" + Raw.Hours(i => i == 11 ? "2031-05-04T11:0" : $"2031-05-04T{i:00}:00Z,{i},2");

        Assert.Equal("2031-05-04T11:00:00Z NaN NaN", Raw.Steps(file)[11]);
        Assert.Equal("1 x expected 3 fields as in the first line, found 1 (line 13); left out", Raw.Finding(file, "broken"));
        Assert.Contains("week.csv:13: expected 3 fields as in the first line, found 1", Raw.Refused(file, new ReadingOptions { BrokenShare = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_log_with_names_and_values_are_rows()
    {
        string file = Raw.Hours(i => $"I ({i}) main: hello\ntemp: {i}.5 °C\nhum={80 - i} %\n", 5);

        Assert.Equal(["0.5 80", "1.5 79", "2.5 78", "3.5 77", "4.5 76"], Raw.Steps(file));
        string json = Raw.Hours(i => $"{{\"time\":\"2031-05-04T{i:00}:00:00Z\",\"temperature\":{i}.5,\"humidity\":null}}", 5);
        Assert.Equal("2031-05-04T02:00:00Z 2.5 NaN", Raw.Steps(json)[2]);
    }

    [Fact]
    public void Values_of_one_a_line_hold_until_they_change_and_unavailable_is_missing_until_then()
    {
        string file = "entity_id,state,last_changed\n"
            + "sensor.temp,19.4,2031-05-03T22:02:00.411Z\nsensor.temp,unavailable,2031-05-03T22:09:00.030Z\nsensor.temp,19.5,2031-05-03T22:17:00.702Z\n"
            + "binary_sensor.window,off,2031-05-03T22:00:00.000Z\nbinary_sensor.window,on,2031-05-03T22:12:00.001Z\n";

        string[] steps = Raw.Steps(file, new ReadingOptions { Step = 300 });

        Assert.Equal(["2031-05-03T22:00:00Z NaN 0", "2031-05-03T22:05:00Z 19.4 0", "2031-05-03T22:10:00Z NaN 0", "2031-05-03T22:15:00Z NaN 1", "2031-05-03T22:20:00Z 19.5 1"], steps);
    }

    [Fact]
    public void Missing_readings_of_even_steps_are_not_held()
    {
        string file = "time,sensor,value\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,t,{i}\n2031-05-04T{i:00}:00Z,h,{(i == 2 ? "" : "50")}", 4);

        Assert.Equal("2031-05-04T02:00:00Z 2 NaN", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Sorting_gives_the_same_from_memory_and_from_a_file()
    {
        const int rows = 700_000;
        var order = Enumerable.Range(0, rows).Select(i => (int)((i * 7919L) % rows)).ToArray();
        string file = "time,a\n" + string.Concat(order.Select(i => $"{1935619200L + (10L * i)},{i % 1000}\n"));
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, new ReadingOptions { Sort = true });
        using StepReader steps = source.OpenSteps();
        for (int i = 0; i < rows; i++)
        {
            if (!steps.Read() || steps.Values[0] != i % 1000)
            {
                Assert.Fail($"row {i}: expected {i % 1000}, found {steps.Values[0]}");
            }
        }

        Assert.False(steps.Read());
    }

    [Fact]
    public void A_marker_in_a_column_of_labels_is_no_label()
    {
        string file = "time,x,rain,class\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00Z,{i},{(i == 3 ? -999 : i)},{i % 2}");
        using ReadingSource source = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, Raw.Wanting("x") with { Texts = [new TextColumn("rain", "label")] });
        using ReadingSource kept = TinyRnn.Quantizer.Tests.Data.Csv.Source(file, Raw.Wanting("x") with { KeepMarkers = true, Texts = [new TextColumn("rain", "label")] });

        Assert.True(source.TryReadNumber("-999"u8, out double number) && double.IsNaN(number));
        Assert.True(source.TryReadNumber("3"u8, out number) && number == 3);
        Assert.True(kept.TryReadNumber("-999"u8, out number) && number == -999);
        Assert.Contains("-999 in 'rain', 1 x from line 5: no reading", string.Join('|', source.Findings.Select(finding => finding.Text)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Time(DD/MM/YYYY h:mm:ss A)", "2031-01-05T02:00:00 2")]
    [InlineData("Date (MM/DD/YYYY)", "2031-05-01T02:00:00 2")]
    public void A_name_states_whether_the_day_comes_first(string name, string third) =>
        Assert.Equal(third, Raw.Steps($"{name};x\n" + Raw.Hours(i => $"05/01/2031 {(i == 0 ? 12 : i)}:00:00 AM;{i}", 9))[2]);

    [Theory]
    [InlineData("created_at(Europe/Berlin)", "'Europe/Berlin' in the name is no fixed offset; times stay as they stand")]
    [InlineData("Datum (MEZ)", "'MEZ' in the name is no fixed offset; times stay as they stand")]
    public void A_place_in_the_name_is_told(string name, string said) =>
        Assert.Equal(said, Raw.Finding($"{name};x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;{i}"), "zone"));
}
