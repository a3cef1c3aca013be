using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Units that are part of a name, and columns that tell by their numbers alone that they have another.</summary>
public class GluedUnitTests
{
    [Theory]
    [InlineData("tempf", "temperature:°C", "50", "10")]
    [InlineData("TemperatureF", "temperature:°C", "50", "10")]
    [InlineData("TempF", "temperature:degC", "50", "10")]
    [InlineData("temp1f", "temperature:degC", "50", "10")]
    [InlineData("Temperature_Fahrenheit", "temperature:°C", "50", "10")]
    [InlineData("temp_fahrenheit", "temperature:°C", "50", "10")]
    [InlineData("TemperatureK", "temperature:°C", "283.15", "10")]
    [InlineData("dewptf", "dewpoint:°C", "50", "10")]
    [InlineData("baromin", "pressure:hPa", "30", "1015.91659")]
    [InlineData("baromabsin", "pressure:hPa", "30", "1015.91659")]
    [InlineData("PressureIn", "pressure:hPa", "30", "1015.91659")]
    [InlineData("Pressure_mmHg", "pressure:hPa", "750", "999.917903")]
    [InlineData("Temp, °F (LGR S/N: 123, SEN S/N: 123)", "temperature:°C", "50", "10")]
    [InlineData("temperature in degrees Fahrenheit", "temperature:°C", "50", "10")]
    [InlineData("pressure in inches of mercury", "pressure:hPa", "30", "1015.91659")]
    [InlineData("Temp (˚F)", "temperature:°C", "50", "10")]
    [InlineData("temperature.f", "temperature:°C", "50", "10")]
    [InlineData("RH, % (LGR S/N: 123)", "humidity:%", "50", "50")]
    public void They_are_converted(string name, string wanted, string number, string reading)
    {
        string file = $"time;{name}\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;{number}");

        Assert.Equal($"2031-05-04T02:00:00 {reading}", Raw.Steps(file, Raw.Wanting(wanted))[2]);
    }

    [Theory]
    [InlineData("temperature_in")]
    [InlineData("Template")]
    [InlineData("Pressure min")]
    [InlineData("rain")]
    public void Other_names_have_no_unit(string name)
    {
        using ReadingSource source = Data.Csv.Source($"time;{name}\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;{i}"), null);

        Assert.Equal("", source.Columns[0].Unit);
    }

    [Theory]
    [InlineData("Temp Flag")]
    [InlineData("temperature error")]
    [InlineData("target_temp")]
    [InlineData("Tempo")]
    [InlineData("Template")]
    public void Flags_and_targets_are_not_what_they_are_of(string name) =>
        Assert.Contains("no feature column 'temperature'", Raw.Refused($"time;{name}\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00;{i}"), Raw.Wanting("temperature:°C")), StringComparison.Ordinal);

    [Theory]
    [InlineData("pressure:hPa", 100900, "--column pressure=\"pressure\"*SCALE+OFFSET converts them, *1 takes them as they are")]
    [InlineData("temperature:°C", 281, "between 281 and 304, and 'temperature' in °C between -60 and 60")]
    public void Readings_none_of_which_the_unit_can_be_are_refused_until_it_is_stated(string wanted, int first, string problem)
    {
        string name = wanted.Split(':')[0];
        string file = $"time,{name}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{first + i}");

        Assert.Contains(problem, Raw.Refused(file, Raw.Wanting(wanted)), StringComparison.Ordinal);
        Assert.Equal($"2031-05-04T02:00:00 {first + 2}", Raw.Steps(file, Raw.Wanting(wanted) with { Columns = [MappingText.Parse($"{name}={name}*1")] })[2]);
        Assert.Equal($"2031-05-04T02:00:00 {first + 2}", Raw.Steps(file, Raw.Wanting(name))[2]);
    }

    [Fact]
    public void A_byte_of_ones_is_no_humidity_but_may_be_anything_else()
    {
        string file = "time,humidity,direction\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00,{(i == 2 ? 255 : 60 + i)},{(i == 2 ? 255 : 6 + i)}");

        Assert.Equal("2031-05-04T02:00:00 NaN 255", Raw.Steps(file)[2]);
        Assert.Contains("255 in 'humidity', 1 x from line 4: no reading", Raw.Finding(file, "missing"), StringComparison.Ordinal);
    }

    [Fact]
    public void W_beside_E_is_no_watt() =>
        Assert.DoesNotContain("W", Raw.Finding("time,x,y\n" + Raw.Hours(i => $"{i},{i}{(i % 4 == 3 ? "E" : "W")},{i}"), "units") + string.Join(' ', Raw.Steps("time,x,y\n" + Raw.Hours(i => $"{i},{i}{(i % 4 == 3 ? "E" : "W")},{i}"))), System.StringComparison.Ordinal);

    [Theory]
    [InlineData(",time,temperature\n", "2031-05-04T{1:00}:00,")]
    [InlineData(",temperature\n", "")]
    public void An_index_with_holes_is_no_reading(string header, string time)
    {
        string file = header + Raw.Hours(i => $"{i * 3 / 2},{string.Format(null, time, 0, i)}{i}.5");

        Assert.EndsWith("2.5", Raw.Steps(file)[2], System.StringComparison.Ordinal);
        Assert.DoesNotContain(" 3 2.5", " " + Raw.Steps(file)[2], System.StringComparison.Ordinal);
        Assert.Contains("row numbers", Raw.Finding(file, "left out"), System.StringComparison.Ordinal);
    }
}
