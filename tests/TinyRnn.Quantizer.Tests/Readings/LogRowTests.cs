using System;
using System.Linq;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Which lines of a log belong together, what its names are and when its lines were written.</summary>
public class LogRowTests
{
    [Theory]
    [InlineData("temp[0]={0}.4 temp[1]=1{0}.5", "2.4 12.5")]
    [InlineData("temp={0}.4 hum=8{1} temp=1{0}.5", "2.4 82 12.5")]
    public void A_name_that_comes_twice_in_a_line_is_two_columns(string line, string third) =>
        Assert.Equal(third, Raw.Steps(Raw.Hours(i => string.Format(null, line, i, i % 10)))[2]);

    [Theory]
    [InlineData("2031-05-04T{0:00}:00:00 {1} temp={0}.4 hum=8{2}")]
    [InlineData("ts=2031-05-04T{0:00}:00:00 level={1} temp={0}.4 hum=8{2}")]
    [InlineData("{1} 2031-05-04T{0:00}:00:00 temp={0}.4 hum=8{2}")]
    public void A_level_before_a_name_is_none_of_it(string line)
    {
        string[] levels = ["INFO", "warning", "DEBUG"];
        Assert.Equal("2031-05-04T02:00:00 2.4 82", Raw.Steps(Raw.Hours(i => string.Format(null, line, i, levels[i % 3], i % 10)))[2]);
    }

    [Fact]
    public void A_reading_of_which_a_line_is_lost_takes_none_of_the_next()
    {
        string file = Raw.Hours(i => (i == 5 ? "Error reading temperature!" : $"Temperature: {i}.4 C") + $"\nHumidity: 8{i % 10} %");

        Assert.Equal(["4.4 84", "NaN 85", "6.4 86"], Raw.Steps(file)[4..7]);
    }

    [Fact]
    public void The_clock_tells_which_line_is_lost()
    {
        string file = Raw.Hours(i => (i == 5 ? "" : $"[00:{i:00}:00.123][D][sensor:131]: 'Temp' >> {i}.4 °C\n") + $"[00:{i:00}:00.123][D][sensor:131]: 'Hum' >> 8{i % 10} %");

        Assert.Equal(["00:04:00.123 4.4 84", "00:05:00.123 NaN 85", "00:06:00.123 6.4 86"], Raw.Steps(file)[4..7]);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("", "00:{0:00}:00 ")]
    public void A_log_that_begins_within_a_reading_has_the_rest_of_it_first(string gap, string time)
    {
        string At(int i) => string.Format(null, time, i);
        string file = $"{At(0)}Hum: 50\n{At(0)}Press: 1000\n" + gap + Raw.Hours(i => $"{At(i + 1)}Temp: {i}.4\n{At(i + 1)}Hum: 8{i % 10}\n{At(i + 1)}Press: 10{i:00}\n" + gap);

        string[] steps = Raw.Steps(file);
        Assert.Contains("50 1000", steps[0], StringComparison.Ordinal);
        Assert.Equal("0.4 1000 80".Split(' ').Order(), steps[1].Split(' ')[^3..].Order());
    }

    [Theory]
    [InlineData("[{0}] temp={1}.4")]
    [InlineData("{0}: temp={1}.4 C")]
    public void Senders_that_take_turns_are_two_series(string line)
    {
        string file = Raw.Hours(i => $"2031-05-04T{i:00}:00:00 {string.Format(null, line, "cellar", i)}\n2031-05-04T{i:00}:30:00 {string.Format(null, line, "attic", i + 20)}");

        string[] steps = Raw.Steps(file);
        Assert.Equal(48, steps.Length);
        Assert.Equal("2031-05-04T02:00:00 2.4", steps[2]);
        Assert.Equal("*2031-05-04T00:30:00 20.4", steps[24]);
    }

    [Fact]
    public void Sentences_name_their_values()
    {
        string file = Raw.Hours(i => $"Requesting temperatures...DONE\nTemperature for the device 1 (index 0) is: {i}.4\nTemperature for the device 2 (index 1) is: 1{i}.4");

        Assert.Equal("2.4 12.4", Raw.Steps(file)[2]);
    }

    [Fact]
    public void Axes_are_of_what_the_first_is_of()
    {
        string file = Raw.Hours(i => $"Acceleration X: {i}.4, Y: -87, Z: 9.8 m/s^2\nRotation X: 0.{i}, Y: 0.1, Z: 0.2 rad/s");

        Assert.Equal("2.4 -87 9.8 0.2 0.1 0.2", Raw.Steps(file)[2]);
    }

    [Theory]
    [InlineData("14.05.2031 {0:00}:00:00 T={0}.4", "2031-05-14T02:00:00 2.4")]
    [InlineData("[14.05.2031 {0:00}:00:00] T={0}.4", "2031-05-14T02:00:00 2.4")]
    [InlineData("2031/05/14 {0:00}:00:00 T={0}.4", "2031-05-14T02:00:00 2.4")]
    [InlineData("Wed May 14 {0:00}:00:00 2031 T={0}.4", "2031-05-14T02:00:00 2.4")]
    [InlineData("Wed, 14 May 2031 {0:00}:00:00 GMT T={0}.4", "2031-05-14T02:00:00Z 2.4")]
    [InlineData("[14/May/2031:{0:00}:00:00 +0200] T={0}.4", "2031-05-14T00:00:00Z 2.4")]
    [InlineData("<14>1 2031-05-14T{0:00}:00:00.003Z pi sensor 123 - - T={0}.4", "2031-05-14T02:00:00.003Z 2.4")]
    [InlineData("INFO:root:2031-05-14 {0:00}:00:00 T={0}.4", "2031-05-14T02:00:00 2.4")]
    [InlineData("2031-05-14 {0:00}:00:00,123 INFO root: T: {0}.4 now", "2031-05-14T02:00:00.123 2.4")]
    [InlineData("Date: 2031-05-14 Time: {0:00}:00:00 T: {0}.4", "2031-05-14T02:00:00 2.4")]
    [InlineData("[   {0}2.500000] T={0}.4", "22.5 2.4")]
    public void A_line_begins_with_any_time(string line, string third) =>
        Assert.Equal(third, Raw.Steps(Raw.Hours(i => string.Format(null, line, i)))[2]);

    [Fact]
    public void A_decimal_comma_behind_two_digits_is_not_cut()
    {
        string file = Raw.Hours(i => $"14.05.2031 {i:00}:00:00 Temperatur: {i + 5},0 °C; Luftdruck: 1009,8 hPa");

        Assert.Equal("2031-05-14T07:00:00 12 1009.8", Raw.Steps(file)[7]);
    }
}
