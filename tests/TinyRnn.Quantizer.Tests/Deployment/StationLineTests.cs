using System;
using TinyRnn.Quantizer.Deployment.Stations;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class StationLineTests
{
    private const string Whole = """{"t":"2026-05-01T13:00:00Z","temperature":21.3,"pressure":1009.8,"dew_point":15.8,"rain_3h":0.234,"alert":true,"warn":"dew_point missing"}""";

    [Fact]
    public void A_reading_is_read()
    {
        var reading = Assert.IsType<StationReading>(StationLine.Parse(Whole));

        Assert.Equal(new DateTimeOffset(2026, 5, 1, 13, 0, 0, TimeSpan.Zero), reading.Time);
        Assert.Equal([("temperature", 21.3), ("pressure", 1009.8), ("dew_point", 15.8), ("rain_3h", 0.234)], reading.Values);
        Assert.Equal((0.234, true, "dew_point missing", ""), (reading.Output, reading.Alert, reading.Warning, reading.Others));
    }

    [Fact]
    public void What_is_null_or_absent_is_missing()
    {
        var reading = Assert.IsType<StationReading>(StationLine.Parse("""{"t":"2026-05-01T13:00:00Z","co2":null}"""));

        Assert.Equal([("co2", null)], reading.Values);
        Assert.Equal((null, false, "", ""), (reading.Output, reading.Alert, reading.Class, reading.Warning));
        Assert.Empty(Assert.IsType<StationReading>(StationLine.Parse("""{"t":"2026-05-01T13:00:00Z"}""")).Values);
    }

    [Fact]
    public void A_class_is_read_and_what_is_no_number_is_kept()
    {
        var reading = Assert.IsType<StationReading>(StationLine.Parse("""{"t":"2026-05-01T13:00:00Z","x":-0.5,"class":"walking","alert":false,"note":"low","open":true}"""));

        Assert.Equal([("x", -0.5)], reading.Values);
        Assert.Equal(("walking", "note low, open true"), (reading.Class, reading.Others));
    }

    [Fact]
    public void An_event_is_read() =>
        Assert.Equal(new StationEvent("start", "model rain-gru, self_test passed"), StationLine.Parse("""{"event":"start","model":"rain-gru","self_test":"passed"}"""));

    [Theory]
    [InlineData("boot: v1.17", "")]
    [InlineData("", "")]
    [InlineData("{\"t\":\"2026-05-01T13:00", "garbled: expected JSON")]
    [InlineData("{}", "garbled: expected a key 't' or 'event', found neither")]
    [InlineData("""{"t":"yesterday"}""", "garbled: 't': expected a time as 2026-05-01T13:00:00Z, found \"yesterday\"")]
    [InlineData("""{"t":5}""", "garbled: 't': expected a time as 2026-05-01T13:00:00Z, found 5")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","alert":1}""", "garbled: 'alert': expected true or false, found 1")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","warn":1}""", "garbled: 'warn': expected a text, found 1")]
    [InlineData("""{"event":"\ud800"}""", "garbled: expected text in Unicode")]
    [InlineData("""{"\ud800":1}""", "garbled: expected text in Unicode")]
    [InlineData("""{"event":1}""", "garbled: 'event': expected a text, found 1")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","p":0.1,"p":0.2}""", "garbled: expected 'p' once, found it twice")]
    public void What_is_no_stations_line_is_told(string line, string error) => Assert.Equal(new StationText(line, error), StationLine.Parse(line));

    [Theory]
    [InlineData("12:00:01.250 -> ")]
    [InlineData("[2026-05-01 12:00:01.25] ")]
    [InlineData("2026-05-01T12:00:01Z | ")]
    [InlineData("")]
    public void A_terminals_timestamp_is_passed_over(string stamp)
    {
        StationLine line = StationLine.Parse(stamp + "{\"t\":\"2026-05-01T13:00:00Z\",\"temperature\":21.3,\"pressure\":1009.8,\"humidity\":71,\"p\":0.234,\"rain\":false}");

        Assert.Equal(21.3, Assert.IsType<StationReading>(line).Values[0].Value);
    }

    [Fact]
    public void Other_words_before_a_line_make_it_text()
    {
        Assert.IsType<StationText>(StationLine.Parse("log: {\"t\":\"2026-05-01T13:00:00Z\"}"));
    }
}
