using System.Linq;
using System.Text.Json;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>What a station announces of itself; tests/broker/run.sh has it judged by the home automation's own rules.</summary>
public sealed class DiscoveryTests
{
    [Fact]
    public void Names_that_are_letters_and_digits_are_their_keys()
    {
        Assert.Equal(["reading_temperature", "output_rain_3h", "alert"], Keys("temperature").Take(3));
    }

    [Fact]
    public void Names_of_another_script_have_keys_of_their_own()
    {
        string[] keys = Keys("\u6E29\u5EA6", "\u6E7F\u5EA6", "CO\u2082");

        Assert.Equal(["reading___-0", "reading___-1", "reading_CO_-2"], keys.Take(3));
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    private static string[] Keys(params string[] readings)
    {
        ReadingChannel[] channels = [.. readings.Select(name => new ReadingChannel(name, Quantity.Other, "", 0, 0, 0))];
        var info = new ModelInfo(
            "model", new byte[ModelInfo.IdLength], ModelTask.Binary, 0.5f, 1000, [], [new OutputChannel("rain_3h", "", 1, 0)], [], null, new Recipe(3600, 0, 1, channels, [], [], []));
        var settings = new StationSettings();
        settings.Network.Station = "roof";
        using JsonDocument payload = JsonDocument.Parse(new Discovery(settings, new Topics("roof")).Payload(info, 3600, false));
        return [.. payload.RootElement.GetProperty("cmps").EnumerateObject().Select(one => one.Name)];
    }
}
