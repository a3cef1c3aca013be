using System;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Files of one value a line whose columns go by any names, and columns of units, which tell no series apart.</summary>
public class LongNameTests
{
    [Theory]
    [InlineData("type", "value")]
    [InlineData("phenomenon", "value")]
    [InlineData("Messgröße", "Messwert")]
    [InlineData("observation", "result")]
    [InlineData("metric", "measured_value")]
    public void Texts_that_say_what_is_measured_name_the_values(string name, string value)
    {
        string file = $"timestamp,{name},{value}\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00Z,temperature,{i}.4\n2031-05-04T{i:00}:00:00Z,humidity,{50 + i}");

        Assert.Equal("2031-05-04T02:00:00Z 2.4 52", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Units_and_sensors_beside_the_names_tell_no_series_apart()
    {
        string file = "sensorId,createdAt,lat,lon,value,unit,phenomenon\n" + Raw.Hours(i => $"5a0,2031-05-04T{23 - i:00}:00:00Z,12.3,45.6,{i}.1,°C,Temperatur\n51,2031-05-04T{23 - i:00}:00:00Z,12.3,45.6,{50 + i},%,rel. Luftfeuchte");

        Assert.Equal("2031-05-04T02:00:00Z 21.1 71", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T02:00:00Z 69.98 71", Raw.Steps(file, Raw.Wanting("temperature:°F", "humidity"))[2]);
    }

    [Theory]
    [InlineData("time,value,unit", "%", "°C", 0)]
    [InlineData("time,value,unit", "°F", "°C", 30)]
    [InlineData("time,temperature,units", "°F", "°C", 30)]
    public void A_column_of_two_units_is_refused(string header, string one, string other, int minutes)
    {
        string file = header + "\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00Z,{50 + i},{one}\n2031-05-04T{i:00}:{minutes:00}:00Z,{i}.4,{other}");

        Assert.Contains($"states {other}, but {one} in line 2", Raw.Refused(file), StringComparison.Ordinal);
        Assert.Equal($"2031-05-04T02:{minutes:00}:00Z 2.4", Raw.Steps(file, new ReadingOptions { Only = (header.Split(',')[2], other) })[2]);
    }

    [Fact]
    public void A_unit_that_a_device_changes_late_is_refused()
    {
        var start = new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        string file = "time,temperature,unit\n" + Raw.Hours(i => $"{start.AddHours(i):s},{i % 30},{(i < 900 ? "C" : "F")}", 1000);

        Assert.Contains(":902:3", Raw.Refused(file), StringComparison.Ordinal);
    }
}
