using System;
using TinyRnn.Quantizer.Deployment.Stations;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public class StationLineTests
{
    private const string Whole = """{"t":"2026-05-01T13:00:00Z","temperature":21.3,"pressure":1009.8,"humidity":71,"p":0.234,"rain":true,"warn":"humidity held"}""";

    [Fact]
    public void A_reading_is_read()
    {
        var reading = Assert.IsType<StationReading>(StationLine.Parse(Whole));

        Assert.Equal(new DateTimeOffset(2026, 5, 1, 13, 0, 0, TimeSpan.Zero), reading.Time);
        Assert.Equal((21.3, 1009.8, 71.0, 0.234), (reading.Temperature, reading.Pressure, reading.Humidity, reading.Probability));
        Assert.Equal((true, "humidity held", ""), (reading.Rain, reading.Warning, reading.Others));
    }

    [Theory]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","temperature":null,"p":null}""")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z"}""")]
    public void What_is_null_or_absent_is_missing(string line)
    {
        var reading = Assert.IsType<StationReading>(StationLine.Parse(line));

        Assert.Equal((null, null, false, ""), (reading.Temperature, reading.Probability, reading.Rain, reading.Warning));
    }

    [Fact]
    public void Keys_that_are_unknown_are_kept() =>
        Assert.Equal("battery 3.7, note \"low\"".Replace("\"", "", StringComparison.Ordinal), Assert.IsType<StationReading>(StationLine.Parse("""{"t":"2026-05-01T13:00:00Z","battery":3.7,"note":"low"}""")).Others);

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
    [InlineData("""{"t":"2026-05-01T13:00:00Z","p":1.5}""", "garbled: 'p': expected a probability from 0 to 1, found 1.5")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","temperature":"warm"}""", "garbled: 'temperature': expected a number or null, found \"warm\"")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","rain":1}""", "garbled: 'rain': expected true or false, found 1")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","warn":1}""", "garbled: 'warn': expected a text, found 1")]
    [InlineData("""{"event":"\ud800"}""", "garbled: expected text in Unicode")]
    [InlineData("""{"\ud800":1}""", "garbled: expected text in Unicode")]
    [InlineData("""{"event":1}""", "garbled: 'event': expected a text, found 1")]
    [InlineData("""{"t":"2026-05-01T13:00:00Z","p":0.1,"p":0.2}""", "garbled: expected 'p' once, found it twice")]
    public void What_is_no_stations_line_is_told(string line, string error) => Assert.Equal(new StationText(line, error), StationLine.Parse(line));
}
