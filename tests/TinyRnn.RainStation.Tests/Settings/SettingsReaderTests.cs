using System;
using System.Globalization;
using System.Text;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Settings;

public sealed class SettingsReaderTests
{
    private const string All = """
        {
          "name": "cellar \"A\" \u00e4",
          "sensors": "sht3x bh1750 analog", "addresses": "sht3x:69", "fixed": "pressure:1005 height of the mast:-3.5e1",
          "data_pin": 5, "clock_pin": 6, "alert_pin": 0, "analog_pin": 34, "analog_reading": "soil", "analog_points": "0.5:100 2.5:0",
          "sleep": "light", "interval": 600, "threshold": 0.5, "alert_off_ratio": 1, "alert_output": "load", "alert_above": 1e3, "alert_below": -0.25,
          "alert_margin": 0.1, "alert_class": "walking", "frozen_after": 0, "max_model_bytes": 65536
        }
        """;

    [Fact]
    public void Every_key_is_taken()
    {
        StationSettings settings = Read(All);

        Assert.Equal(("cellar \"A\" ä", "sht3x bh1750 analog", "sht3x:69"), (settings.Name, settings.Sensors, settings.Addresses));
        Assert.Equal((5, 6, 0, 34, "soil", false, 600), (settings.DataPin, settings.ClockPin, settings.AlertPin, settings.AnalogPin, settings.AnalogReading, settings.DeepSleep, settings.Interval));
        Assert.Equal((0.5f, 1f, "load", 1000f, -0.25f), (settings.Threshold, settings.AlertOffRatio, settings.AlertOutput, settings.AlertAbove, settings.AlertBelow));
        Assert.Equal((0.1f, "walking", 0, 65536), (settings.AlertMargin, settings.AlertClass, settings.FrozenAfter, settings.MaxModelBytes));
        ISensor[] sensors = SensorTable.Create(settings, null);
        Assert.Equal(["sht3x", "bh1750", "analog", "fixed pressure", "fixed height of the mast"], Array.ConvertAll(sensors, sensor => sensor.Name));
    }

    [Fact]
    public void Absent_keys_keep_the_defaults_which_stay_as_they_are()
    {
        var defaults = new StationSettings { DataPin = 21, Sensors = "scd4x" };

        StationSettings settings = SettingsReader.Read(" {\"clock_pin\":7}\r\n"u8.ToArray(), defaults);

        Assert.Equal((21, 7, "scd4x", true), (settings.DataPin, settings.ClockPin, settings.Sensors, settings.DeepSleep));
        Assert.Equal(-1, defaults.ClockPin);
        Assert.Equal(21, SettingsReader.Read("{}"u8.ToArray(), defaults).DataPin);
    }

    [Fact]
    public void The_mark_of_utf_8_may_stand_in_front() => Assert.Equal(5, Read("\uFEFF{\"data_pin\":5}").DataPin);

    [Theory]
    [InlineData("", "byte 0: expected {, found the end")]
    [InlineData("[]", "byte 0: expected {, found '['")]
    [InlineData("{\"name\"}", "byte 7: expected :, found '}'")]
    [InlineData("{\"name\":\"a\" \"b\"}", "byte 12: expected , or }, found '\"'")]
    [InlineData("{\"name\":\"a\",}", "byte 12: expected a key in quotes, found '}'")]
    [InlineData("{\"name\":\"a", "byte 10: expected an ASCII letter or the end of the text, found the end")]
    [InlineData("{\"name\":\"\u00e4\"}", "byte 9: expected an ASCII letter or the end of the text, found byte 195")]
    [InlineData("{\"name\":\"\\x\"}", "byte 10: expected one of \\\" \\\\ \\/ \\n \\t \\uXXXX, found 'x'")]
    [InlineData("{\"name\":\"\\u12g4\"}", "byte 13: expected four hexadecimal digits, found 'g'")]
    [InlineData("{\"name\":{}}", "byte 8: expected a text, a number, true, false or null, found '{'")]
    [InlineData("{\"name\":[]}", "byte 8: expected a text, a number, true, false or null, found '['")]
    [InlineData("{} x", "byte 3: expected nothing behind the object, found 'x'")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}", "name: expected once, found twice")]
    [InlineData("{\"pin\":5}", "pin: expected a key of a station's settings, found another")]
    [InlineData("{\"name\":5}", "name: expected a text, found 5")]
    [InlineData("{\"data_pin\":\"5\"}", "data_pin: expected a whole number from 0 to 60, found '5'")]
    [InlineData("{\"data_pin\":61}", "data_pin: expected a whole number from 0 to 60, found 61")]
    [InlineData("{\"data_pin\":-1}", "data_pin: expected a whole number from 0 to 60, found -1")]
    [InlineData("{\"data_pin\":1.5}", "data_pin: expected a whole number from 0 to 60, found 1.5")]
    [InlineData("{\"interval\":0}", "interval: expected a whole number from 1 to 86400, found 0")]
    [InlineData("{\"interval\":86401}", "interval: expected a whole number from 1 to 86400, found 86401")]
    [InlineData("{\"threshold\":1.5}", "threshold: expected a number from 0 to 1, found 1.5")]
    [InlineData("{\"threshold\":null}", "threshold: expected a number from 0 to 1, found null")]
    [InlineData("{\"alert_margin\":-1}", "alert_margin: expected a number, 0 or more, found -1")]
    [InlineData("{\"alert_above\":true}", "alert_above: expected a number, found true")]
    [InlineData("{\"sleep\":\"never\"}", "sleep: expected deep or light, found 'never'")]
    [InlineData("{\"fixed\":\"pressure=5\"}", "fixed: expected pairs such as NAME:NUMBER, separated by blanks, found 'pressure=5'")]
    [InlineData("{\"fixed\":\"pressure:5 height\"}", "fixed: expected pairs such as NAME:NUMBER, separated by blanks, found 'height'")]
    [InlineData("{\"fixed\":\"outdoor pressure:x\"}", "fixed: expected pairs such as NAME:NUMBER, separated by blanks, found 'outdoor pressure:x'")]
    [InlineData("{\"fixed\":\":5\"}", "fixed: expected pairs such as NAME:NUMBER, separated by blanks, found ':5'")]
    [InlineData("{\"sensors\":\"bmp085\"}", "sensors: expected names out of bme280 sht3x scd4x bh1750 analog, found 'bmp085'")]
    [InlineData("{\"sensors\":\"\"}", "sensors: expected names out of bme280 sht3x scd4x bh1750 analog, found none")]
    [InlineData("{\"sensors\":\"analog\"}", "sensors: expected analog_pin and analog_reading with the sensor analog, found none")]
    [InlineData("{\"sensors\":\"bme280 sht3x bme280\"}", "sensors: expected each name once, found 'bme280' twice")]
    [InlineData("{\"addresses\":\"bme281:118\"}", "addresses: expected names out of bme280 sht3x scd4x bh1750 analog, found 'bme281'")]
    [InlineData("{\"addresses\":\"analog:9\"}", "addresses: expected sensors of an I2C bus, found 'analog'")]
    [InlineData("{\"addresses\":\"bme280:120\"}", "addresses: expected a whole number from 8 to 119 for bme280, found 120")]
    [InlineData("{\"addresses\":\"bme280:-5\"}", "addresses: expected a whole number from 8 to 119 for bme280, found -5")]
    [InlineData("{\"addresses\":\"bme280:118.5\"}", "addresses: expected a whole number from 8 to 119 for bme280, found 118.5")]
    [InlineData("{\"addresses\":\"bme280:118 sht3x:69 bme280:119\"}", "addresses: expected each name once, found 'bme280' twice")]
    [InlineData("{\"fixed\":\"pressure:1005 pressure:1\"}", "fixed: expected each name once, found 'pressure' twice")]
    [InlineData("{\"data_pin\":21,\"clock_pin\":21}", "clock_pin: expected another pin than data_pin, found 21 for both")]
    [InlineData("{\"analog_points\":\"1:2\"}", "analog_points: characteristic: expected two points or more, found 1 voltages and 1 values")]
    public void What_is_wrong_is_told(string text, string error)
    {
        Assert.Equal(error, Assert.Throws<SettingsException>(() => Read(text)).Message);
    }

    [Fact]
    public void Too_much_is_refused()
    {
        Assert.Equal("length: expected at most 4096 bytes, found 4097", Assert.Throws<SettingsException>(() => Read(new string(' ', 4097))).Message);
        var many = new StringBuilder("{");
        for (int i = 0; i <= FlatJson.MostKeys; i++)
        {
            many.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ",")}\"k{i}\":1");
        }

        Assert.Equal("keys: expected at most 64, found more", Assert.Throws<SettingsException>(() => Read(many + "}")).Message);
    }

    [Theory]
    [InlineData("0", 0f)]
    [InlineData("-12.5", -12.5f)]
    [InlineData("3e-4", 3e-4f)]
    [InlineData("1E+2", 100f)]
    [InlineData("0.1", 0.1f)]
    [InlineData("1005.25", 1005.25f)]
    [InlineData("", float.NaN)]
    [InlineData("-", float.NaN)]
    [InlineData(".5", float.NaN)]
    [InlineData("5.", float.NaN)]
    [InlineData("1e", float.NaN)]
    [InlineData("1e31", float.NaN)]
    [InlineData("1x", float.NaN)]
    [InlineData("1234567890123456", float.NaN)]
    public void Numbers_are_decimal(string text, float expected)
    {
        Assert.Equal(expected, Numbers.Parse(text));
    }

    [Fact]
    public void Wrong_settings_on_a_board_are_said_and_the_defaults_used()
    {
        var storage = new MemoryStorage();
        var log = new LineLog();
        var defaults = new StationSettings { DataPin = 21 };
        Assert.Same(defaults, SettingsFile.Read(storage, log, defaults));

        storage.Put("station", "{\"data_pin\":99}"u8.ToArray());
        Assert.Same(defaults, SettingsFile.Read(storage, log, defaults));
        Assert.True(log.HasEvent("{\"event\":\"settings\",\"slot\":\"station\",\"error\":\"data_pin: expected a whole number from 0 to 60, found 99; the defaults are used\"}"));

        storage.Put("station", "{\"data_pin\":9}"u8.ToArray());
        Assert.Equal(9, SettingsFile.Read(storage, log, defaults).DataPin);
    }

    private static StationSettings Read(string text) => SettingsReader.Read(Encoding.UTF8.GetBytes(text), new StationSettings());
}
