using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Deployment.Stations;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Brokers;

/// <summary>What all stations publish, as lines: each reading once, in order, events as they come.</summary>
internal sealed class StationFeed
{
    private const int MostBytes = 1 << 16;

    private readonly Dictionary<string, DateTimeOffset> _newest = [];

    /// <summary>The topics to subscribe to.</summary>
    public static IReadOnlyList<string> Filters { get; } = [Topics.Root + "+/state", Topics.Root + "+/readings", Topics.Root + "+/event"];

    /// <summary>The lines of a message, with the station that they are of.</summary>
    public IEnumerable<(string Station, StationLine Line)> Read(ChannelMessage message)
    {
        string[] parts = message.Topic.Split('/');
        if (parts.Length != 3 || !StationNames.IsName(parts[1]) || message.Payload.Length is 0 or > MostBytes)
        {
            yield break;
        }

        foreach (string text in Texts(parts[2], Encoding.UTF8.GetString(message.Payload)))
        {
            StationLine line = StationLine.Parse(text);
            if (line is not StationReading reading || IsNews(parts[1], reading))
            {
                yield return (parts[1], line);
            }
        }
    }

    private static List<string> Texts(string kind, string payload)
    {
        try
        {
            if (kind == "readings" && JsonNode.Parse(payload) is JsonArray list)
            {
                List<string> texts = [];
                foreach (JsonNode? one in list)
                {
                    // The record's number is for who collects.
                    (one as JsonObject)?.Remove("n");
                    texts.Add(one?.ToJsonString() ?? "");
                }

                return texts;
            }
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // Shown as the garbled line that it is.
        }

        return [payload];
    }

    private bool IsNews(string station, StationReading reading)
    {
        if (_newest.TryGetValue(station, out DateTimeOffset newest) && reading.Time <= newest)
        {
            return false;
        }

        _newest[station] = reading.Time;
        return true;
    }
}
