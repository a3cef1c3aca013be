using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Lines of JSON: texts are no numbers, values of two objects are told apart, and times go by any name.</summary>
public class JsonLineTests
{
    [Theory]
    [InlineData("received_at")]
    [InlineData("created_at")]
    [InlineData("measured_at")]
    [InlineData("datetime")]
    [InlineData("dateTime")]
    [InlineData("@timestamp")]
    [InlineData("Time")]
    public void A_time_under_any_name_is_the_time_and_no_reading(string name)
    {
        string file = Raw.Hours(i => $"{{\"{name}\": \"2031-05-04T{i:00}:00:00Z\", \"device_id\": \"eui-1\", \"temperature\": 6.{i % 10}}}");

        Assert.Equal("2031-05-04T02:00:00Z 6.2", Raw.Steps(file)[2]);
        Assert.Equal("2031-05-04T02:00:00Z 6.2", Raw.Steps(file, new ReadingOptions { Time = name })[2]);
    }

    [Theory]
    [InlineData("2031-05-04")]
    [InlineData("12:AB:CD")]
    [InlineData("192.168.1.4")]
    [InlineData("1.4.2")]
    [InlineData("3 of 4")]
    [InlineData("7a:22")]
    public void A_text_that_begins_with_a_number_is_no_number(string text)
    {
        string file = Raw.Hours(i => $"{{\"time\": \"2031-05-04T{i:00}:00:00Z\", \"said\": \"{text}\", \"temperature\": \"6.{i % 10}\"}}");

        Assert.Equal("2031-05-04T02:00:00Z 6.2", Raw.Steps(file)[2]);
        Assert.Contains("said", Raw.Finding(file, "left out"), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00:{0:00}:00 MQT: tele/t/SENSOR = ")]
    public void Values_of_two_objects_go_by_their_paths(string before)
    {
        string file = Raw.Hours(i => string.Format(null, before, i) + $"{{\"Time\": \"2031-05-04T00:{i:00}:00\", \"DS18B20-1\": {{\"Id\": \"0307\", \"Temperature\": 6.{i % 10}}}, \"DS18B20-2\": {{\"Id\": \"0308\", \"Temperature\": 26.{i % 10}}}, \"Humidity\": 50}}");

        Assert.EndsWith("00:02:00 6.2 26.2 50", Raw.Steps(file)[2], System.StringComparison.Ordinal);
        Assert.EndsWith("00:02:00 26.2", Raw.Steps(file, Raw.Wanting("DS18B20-2.Temperature:°C"))[2], System.StringComparison.Ordinal);
        Assert.Contains("--column temperature=\"DS18B20-1.Temperature\" or --column temperature=\"DS18B20-2.Temperature\"", Raw.Refused(file, Raw.Wanting("temperature:°C")), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_letter_is_no_end_of_the_program()
    {
        string file = Raw.Hours(i => $"{{\"time\": \"2031-05-04T{i:00}:00:00Z\", \"said\": \"\\ud800\", \"temperature\": 6.{i % 10}}}");

        Assert.True(Record.Exception(() => Raw.Steps(file)) is null or CsvInputException);
    }

    [Fact]
    public void A_text_tells_series_apart_and_picks_one()
    {
        string file = Raw.Hours(i => $"{{\"time\": \"2031-05-04T{i:00}:00:00Z\", \"device\": \"a\", \"t\": 6.{i % 10}}}\n{{\"time\": \"2031-05-04T{i:00}:00:00Z\", \"device\": \"b\", \"t\": 16.{i % 10}}}");

        Assert.Equal("2031-05-04T02:00:00Z 16.2", Raw.Steps(file, new ReadingOptions { Only = ("device", "b") })[2]);
        Assert.Equal("*2031-05-04T00:00:00Z 16", Raw.Steps(file, new ReadingOptions { Sequence = "device" })[24]);
    }

    [Fact]
    public void Values_of_one_device_in_several_lines_still_make_one_row()
    {
        string file = Raw.Hours(i => $"{{\"time\": \"2031-05-04T{i:00}:00:00Z\", \"device\": \"a\", \"t\": 6.{i % 10}}}\n{{\"time\": \"2031-05-04T{i:00}:00:01Z\", \"device\": \"a\", \"h\": 8{i % 10}}}");

        Assert.Equal("2031-05-04T02:00:00Z 6.2 82", Raw.Steps(file)[2]);
    }

    [Fact]
    public void A_list_of_names_and_values_is_a_row_of_them() =>
        Assert.Equal("2.4 82", Raw.Steps(Raw.Hours(i => $"[{{\"bn\":\"dev:\",\"n\":\"temp\",\"u\":\"Cel\",\"v\":{i}.4}}, {{\"n\":\"hum\",\"u\":\"%RH\",\"v\":8{i % 10}}}]"))[2]);
}
