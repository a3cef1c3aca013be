using System;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Logs of boards and databases whose times and names stand in ways of their own.</summary>
public class BoardLogTests
{
    [Theory]
    [InlineData("I ({0}) main: temperature: {1}.5", "2.331 2.5")]
    [InlineData("\u001B[0;32mI ({0}) dht: Humidity: 8{1}.0% Temp: {1}.5C\u001B[0m", "2.331 82 2.5")]
    [InlineData("I ({0}) main: {{\"temp\":{1}.5,\"hum\":87}}", "2.331 2.5 87")]
    public void Milliseconds_behind_the_level_are_the_time(string line, string third)
    {
        string file = "I (29) boot: ESP-IDF v5.1 2nd stage bootloader\n" + Raw.Hours(i => string.Format(null, line, 331 + (1000 * (i < 5 ? i : i + 2)), i), 9);

        string[] steps = Raw.Steps(file);
        Assert.Equal(11, steps.Length);
        Assert.Equal(third, steps[2]);
        Assert.EndsWith("NaN", steps[5], StringComparison.Ordinal);
    }

    [Fact]
    public void A_board_that_starts_again_begins_another_series()
    {
        string Run() => Raw.Hours(i => $"I ({331 + (1000 * i)}) main: temperature: {i}.5", 9);

        Assert.StartsWith("*", Raw.Steps(Run() + "rst:0x1 (POWERON_RESET)\n" + Run())[9], StringComparison.Ordinal);
    }

    [Fact]
    public void A_clock_in_brackets_behind_the_level_is_the_time() =>
        Assert.Equal("02:00:00.001 2.5", Raw.Steps(Raw.Hours(i => $"I ({i:00}:00:00.001) main: temperature: {i}.5"))[2]);

    [Theory]
    [InlineData("weather,station=a temperature={0}.8,humidity=8{1}i,ok=t {2}")]
    [InlineData("weather temperature={0}.8,humidity=8{1}i,ok=true,name=\"a b\" {2}")]
    [InlineData("> weather,station=a temperature={0}.8,humidity=8{1}u,ok=1i {2}")]
    [InlineData("weather,station=a temperature={0}.8 {2}\nweather,station=a humidity=8{1} {2}\nweather,station=a ok=T {2}")]
    public void The_line_protocol_has_its_time_behind(string line) =>
        Assert.Equal("2031-05-04T02:00:00Z 2.8 82 1", Raw.Steps(Raw.Hours(i => string.Format(null, line, i, i % 10, 1935619200L + (i * 3600) + "000000000")))[2]);

    [Fact]
    public void Tags_of_the_line_protocol_tell_series_apart()
    {
        string file = Raw.Hours(i => $"climate,room=cellar temperature={i}.4,humidity=87i {1935619200 + (i * 3600)}\nclimate,room=attic temperature=1{i}.4,humidity=50i {1935619200 + (i * 3600)}");

        string[] steps = Raw.Steps(file);
        Assert.Equal(["2031-05-04T02:00:00Z 2.4 87", "2031-05-04T02:00:00Z 12.4 50"], [steps[2], steps[26]]);
        Assert.Equal("*2031-05-04T00:00:00Z 10.4 50", steps[24]);
    }

    [Fact]
    public void A_field_that_a_time_lacks_is_missing()
    {
        string file = Raw.Hours(i => (i == 2 ? "" : $"climate temperature={i}.4 {1935619200 + (i * 3600)}\n") + $"climate humidity=8{i % 10} {1935619200 + (i * 3600)}");

        Assert.Equal(["2031-05-04T02:00:00Z NaN 82", "2031-05-04T03:00:00Z 3.4 83"], Raw.Steps(file)[2..4]);
    }

    [Theory]
    [InlineData("Temperature: {0}.40 *C  Humidity: 8{1} %")]
    [InlineData("Temperature: {0}.40°C 43.52°F  Humidity: 8{1}%")]
    [InlineData("Temperature: {0}.40 C 43.52 F Humidity: 8{1}%")]
    public void A_unit_before_a_name_is_none_of_it(string line)
    {
        string file = Raw.Hours(i => string.Format(null, line, i, i % 10));

        Assert.Equal("36.32 82", Raw.Steps(file, Raw.Wanting("Temperature:°F", "Humidity"))[2]);
    }

    [Theory]
    [InlineData("info  2031-05-04 {0:00}:00:10: MQTT publish: topic 'z/room', payload '{{\"humidity\":87,\"temperature\":{0}.4}}'")]
    [InlineData("Zigbee2MQTT:info  2031-05-04 {0:00}:00:10: MQTT publish: topic 'z/room', payload '{{\"humidity\":87,\"temperature\":{0}.4}}'")]
    public void A_level_may_stand_before_the_time(string line) =>
        Assert.Equal("2031-05-04T02:00:10 87 2.4", Raw.Steps(Raw.Hours(i => string.Format(null, line, i)))[2]);

    [Fact]
    public void Blocks_of_a_receiver_are_refused_by_name() =>
        Assert.Contains("rtl_433 -F json", Raw.Refused(Raw.Hours(i => $"_ _ _ _ _ _ _ _ _ _ \ntime      : 2031-05-04 {i:00}:00:00\nmodel     : Acurite-Tower    id        : 12\nTemperature: {i}.8 C    Humidity  : 80 %")), StringComparison.Ordinal);
}
