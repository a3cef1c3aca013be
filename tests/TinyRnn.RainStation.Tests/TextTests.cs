using System;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests;

public sealed class TextTests
{
    [Fact]
    public void Times_are_those_of_the_calendar()
    {
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++)
        {
            long seconds = random.NextInt64(0, 4_102_444_800); // to 2100
            string expected = DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

            Assert.Equal(expected, Iso(seconds));
            Assert.Equal(seconds, IsoTime.Parse(Encoding.ASCII.GetBytes(expected)));
        }
    }

    [Fact]
    public void Times_before_1970_and_beyond_9999_are_those_of_the_calendar_too()
    {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            long seconds = random.NextInt64(-62_135_596_800, 0); // from the year 1
            Assert.Equal(DateTime.UnixEpoch.AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), Iso(seconds));
        }

        Assert.Equal("1969-12-31T23:59:59Z", Iso(-1));
        Assert.Equal("0000-01-01T00:00:00Z", Iso(long.MinValue));
        Assert.Equal("9999-12-31T23:59:59Z", Iso(long.MaxValue));
    }

    [Theory]
    [InlineData("2026-05-01 13:00:00Z")]
    [InlineData("2026-05-01T13:00:00+")]
    [InlineData("2026-13-01T13:00:00Z")]
    [InlineData("2026-00-01T13:00:00Z")]
    [InlineData("2026-02-29T13:00:00Z")]
    [InlineData("2100-02-29T13:00:00Z")]
    [InlineData("2026-04-31T13:00:00Z")]
    [InlineData("2026-05-00T13:00:00Z")]
    [InlineData("2026-05-01T24:00:00Z")]
    [InlineData("2026-05-01T13:60:00Z")]
    [InlineData("2026-05-01T13:00:60Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("2O26-05-01T13:00:00Z")]
    public void What_is_no_time_is_refused(string text)
    {
        Assert.Equal(-1, IsoTime.Parse(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Numbers_are_rounded_half_away_from_zero_to_their_decimals()
    {
        var random = new Random(2);
        for (int i = 0; i < 20_000; i++)
        {
            float value = (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 7)));
            int decimals = random.Next(4);
            decimal rounded = Math.Round((decimal)(double)value, decimals, MidpointRounding.AwayFromZero);
            string expected = (rounded == 0 ? 0m : rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

            Assert.Equal(expected, Fixed(value, decimals));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(2e9f)]
    [InlineData(-2e9f)]
    public void What_is_no_sensible_number_is_null(float value)
    {
        Assert.Equal("null", Fixed(value, 1));
    }

    [Theory]
    [InlineData(0f, 1, "0.0")]
    [InlineData(-0.04f, 1, "0.0")]
    [InlineData(-0.05f, 1, "-0.1")]
    [InlineData(1009.96f, 1, "1010.0")]
    [InlineData(70.5f, 0, "71")]
    [InlineData(0.9996f, 3, "1.000")]
    [InlineData(-3.25f, 1, "-3.3")]
    public void Numbers_look_as_the_documentation_says(float value, int decimals, string expected)
    {
        Assert.Equal(expected, Fixed(value, decimals));
    }

    [Fact]
    public void Any_text_makes_a_line_of_ascii_that_is_json()
    {
        string nasty = "a\"b\\c\n\t\u0000 Grüße \u2028 \ud83c\udf27 \u007f";
        string line = new JsonLine().Begin().Add("warn", nasty).Add(nasty, "key").Add("rain", true).AddTime("t", 0).Add("p", 0.25f, 3).End();

        Assert.DoesNotContain(line, letter => letter < ' ' || letter >= 127);
        using JsonDocument json = JsonDocument.Parse(line);
        Assert.Equal(nasty, json.RootElement.GetProperty("warn").GetString());
        Assert.Equal("key", json.RootElement.GetProperty(nasty).GetString());
        Assert.True(json.RootElement.GetProperty("rain").GetBoolean());
        Assert.Equal("1970-01-01T00:00:00Z", json.RootElement.GetProperty("t").GetString());
        Assert.Equal(0.25, json.RootElement.GetProperty("p").GetDouble());
    }

    [Fact]
    public void Reading_has_exactly_the_documented_form()
    {
        var bench = new StationBench();
        bench.Sensor.Temperature = 21.27f;
        bench.Sensor.Pressure = 1009.8f;
        bench.Sensor.Humidity = 70.6f;
        bench.Clock.Seconds = StationBench.Begin + 13 * StationTime.Hour;

        string line = bench.Wake();

        string p = ((double)bench.Station.State.Outputs[0]).ToString("F3", CultureInfo.InvariantCulture);
        string rain = bench.Station.State.Verdict.IsOn ? "true" : "false";
        Assert.Equal("{\"t\":\"2026-05-01T13:00:00Z\",\"temperature\":21.3,\"pressure\":1009.8,\"dew_point\":15.7,\"rain_3h\":" + p + ",\"alert\":" + rain + "}", line);
    }

    private static string Iso(long seconds)
    {
        var text = new TextBuilder();
        IsoTime.Append(text, seconds);
        return text.ToString();
    }

    private static string Fixed(float value, int decimals) => new TextBuilder().AppendFixed(value, decimals).ToString();
}
