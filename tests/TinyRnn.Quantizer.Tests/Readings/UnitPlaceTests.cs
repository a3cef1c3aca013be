using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Where a file states its units: in columns of their own, above the names, in words.</summary>
public class UnitPlaceTests
{
    private static string Rows(string line) => Raw.Hours(i => string.Format(null, line, i));

    [Theory]
    [InlineData("time,temperature,temperature_unit,x\n", "2031-05-04T{0:00}:00,5{0},°F,1")]
    [InlineData("time,temperature,unit,pressure,unit\n", "2031-05-04T{0:00}:00,5{0},F,1000,hPa")]
    [InlineData("Zeit;Temperatur;Einheit\n", "04.05.2031 {0:00}:00;5{0};°F")]
    [InlineData(",°F,hPa\ntime,temperature,pressure\n", "2031-05-04T{0:00}:00,5{0},1000")]
    [InlineData("# time temperature humidity\n# - degF %\n", "2031-05-04T{0:00}:00 5{0} 80")]
    public void A_unit_counts_wherever_it_stands(string header, string line) =>
        Assert.Equal("2031-05-04T02:00:00 11.1111111", Raw.Steps(header + Rows(line), Raw.Wanting("temperature:°C"))[2]);

    [Theory]
    [InlineData("\"temperature, tenths of degrees C\"")]
    [InlineData("Temperature (in tenths of °C)")]
    [InlineData("temperature (hundredths of a degree C)")]
    public void Tenths_in_words_are_tenths(string name) =>
        Assert.Equal(name.Contains("hundredths", StringComparison.Ordinal) ? "2031-05-04T02:00:00 0.52" : "2031-05-04T02:00:00 5.2", Raw.Steps($"time,{name}\n" + Rows("2031-05-04T{0:00}:00,5{0}"), Raw.Wanting("temperature:°C"))[2]);

    [Theory]
    [InlineData("time,x\nmin,degC\n", "{0},{0}.5", "120 2.5")]
    [InlineData("# time, x\n# h, degC\n", "{0},{0}.5", "7200 2.5")]
    [InlineData("t\tx\nus\tdegC\n", "{0}000000\t{0}.5", "2 2.5")]
    public void The_unit_of_a_time_may_stand_in_the_row_of_units(string header, string line, string third) =>
        Assert.Equal(third, Raw.Steps(header + Rows(line))[2]);

    [Theory]
    [InlineData("cpu_temp")]
    [InlineData("ESP32 temperature")]
    [InlineData("board_temperature")]
    public void The_inside_of_a_device_is_no_reading_of_what_is_around_it(string name)
    {
        Assert.Contains("temperature", Raw.Refused($"time,{name}\n" + Rows("2031-05-04T{0:00}:00,5{0}"), Raw.Wanting("temperature:°C")), StringComparison.Ordinal);
        Assert.Equal("2031-05-04T02:00:00 6.2", Raw.Steps($"time,{name},outdoor temp\n" + Rows("2031-05-04T{0:00}:00,5{0},6.{0}"), Raw.Wanting("temperature:°C"))[2]);
    }

    [Fact]
    public void A_live_unit_that_changes_is_refused()
    {
        using var lines = new LineByLineStream("temperature,unit", "50.5,°F", "51.5,°F", "10.5,°C");
        using ReadingSource source = ReadingSource.OpenLive("live", lines, Raw.Wanting("temperature:°C"));
        using StepReader steps = source.OpenSteps();

        Assert.True(steps.Read());
        Assert.Equal(10.2777778, steps.Values[0], 6);
        Assert.True(steps.Read());
        Assert.Contains("states °C, but °F in line 2", Assert.Throws<CsvInputException>(() => steps.Read()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("temperature (?F)")]
    [InlineData("temperature (\uFFFDF)")]
    [InlineData("temperature (Grad F)")]
    [InlineData("temperature (Deg. F)")]
    [InlineData("temperature {F}")]
    [InlineData("temperature <F>")]
    [InlineData("temperature (F°)")]
    public void A_degree_that_was_lost_is_one(string name) =>
        Assert.Equal("2031-05-04T02:00:00 11.1111111", Raw.Steps($"time,{name}\n" + Rows("2031-05-04T{0:00}:00,5{0}"), Raw.Wanting("temperature:°C"))[2]);
}
