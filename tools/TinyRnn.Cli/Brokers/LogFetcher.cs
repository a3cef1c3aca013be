using System;
using System.Text;
using System.Text.Json;
using TinyRnn.Quantizer.Deployment.Stations;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Brokers;

/// <summary>Asks a station for its log, and waits until it has come whole: the station answers when it transmits.</summary>
internal sealed class LogFetcher
{
    private readonly IChannel _channel;
    private readonly Topics _topics;

    public LogFetcher(IChannel channel, string station)
    {
        _channel = channel;
        _topics = new Topics(station);
    }

    /// <summary>Fetches it.</summary>
    /// <param name="seconds">The longest time without a word of the station.</param>
    /// <exception cref="InputException">It did not come.</exception>
    public StationLog Fetch(int seconds)
    {
        var log = new StationLog();
        _channel.Subscribe(_topics.LogBlocks);
        Ask(0);
        while (true)
        {
            ChannelMessage message = _channel.Receive(1000 * seconds)
                ?? throw new InputException($"no word of the station in {seconds} s: expected its log at its next transmission ({log.Count} readings so far); --wait SECONDS waits longer");
            if (message.Topic != _topics.LogEnd)
            {
                log.Add(message.Payload);
                continue;
            }

            int missing = log.FirstMissing(End(message.Payload));
            if (missing < 0)
            {
                return log;
            }

            Ask(missing);
        }
    }

    private void Ask(int from) => _channel.Publish(_topics.LogRequest, Encoding.ASCII.GetBytes($"{{\"from\":{from}}}"), true);

    private static int End(byte[] payload)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            return document.RootElement.GetProperty("next").GetInt32();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or System.Collections.Generic.KeyNotFoundException)
        {
            throw new InputException("the end of the log: expected a number, found something else");
        }
    }
}
