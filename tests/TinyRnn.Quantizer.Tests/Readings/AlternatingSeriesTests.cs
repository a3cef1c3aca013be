using System;
using System.Linq;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Sensors that report in turn are series of their own; what merely changes from row to row is not.</summary>
public class AlternatingSeriesTests
{
    [Theory]
    [InlineData("sensor", new[] { "kitchen", "garden" })]
    [InlineData("device_id", new[] { "eui-1", "eui-2", "eui-3" })]
    [InlineData("node", new[] { "1", "2" })]
    [InlineData("room_name", new[] { "a", "b", "c" })]
    public void Each_sensor_is_a_series(string name, string[] sensors)
    {
        int n = sensors.Length;
        string file = $"time,{name},t\n" + Raw.Hours(i => $"2031-05-{4 + (i / 24):00}T{i % 24:00}:00:00Z,{sensors[i % n]},{10 * (i % n)}.5", 24 * n);

        string[] steps = Raw.Steps(file);
        Assert.Equal((24 * n, "*2031-05-04T01:00:00Z 10.5"), (steps.Length, steps[24]));
        Assert.Equal(n - 1, steps.Count(step => step[0] == '*'));
        Assert.Equal($"one for each text of column '{name}'", Raw.Finding(file, "series"));
        Assert.Equal($"2031-05-04T01:00:00Z 10.5", Raw.Steps(file, Raw.Wanting("t") with { Only = (name, sensors[1]) })[0]);
    }

    [Theory]
    [InlineData("wind", "N NE N NW W NW N NE E SE S SW")]
    [InlineData("state", "open closed")]
    [InlineData("heating", "ON OFF")]
    [InlineData("sky", "clear cloudy rain rain cloudy")]
    [InlineData("day", "Mon Tue Wed Thu Fri Sat Sun")]
    public void What_merely_changes_is_no_series(string name, string values)
    {
        string[] all = values.Split(' ');
        string file = $"time,{name},t\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00Z,{all[(i + (i * i / 9)) % all.Length]},{i}.5");
        string inTurn = $"time,{name},t\n" + Raw.Hours(i => $"2031-05-04T{i:00}:00:00Z,{all[i % all.Length]},{i}.5");

        Assert.Empty(Raw.Finding(file, "series"));
        Assert.Empty(Raw.Finding(inTurn, "series"));
    }

    [Fact]
    public void Two_series_with_the_same_reading_are_no_row_that_comes_twice()
    {
        string file = "time,room,x\n" + Raw.Hours(i => $"2031-05-04 {i:00}:00,kitchen,{i}\n2031-05-04 {i:00}:00,hall,{i}");

        Assert.Equal(48, Raw.Steps(file).Length);
        Assert.Empty(Raw.Finding(file, "doubled"));
        Assert.Equal("1 row comes twice with the same readings; taken once", Raw.Finding(file + "2031-05-04 23:00,hall,23\n", "doubled"));
    }
}
