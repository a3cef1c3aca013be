using System;
using System.Text.Json;
using TinyRnn.Mqtt;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Brokers;

/// <summary>Offers a station a model, in pieces, or settings: signed, retained by the broker until the station has taken them.</summary>
internal sealed class ModelPublisher
{
    private const int QuietMilliseconds = 1000;

    private readonly IChannel _channel;
    private readonly Topics _topics;

    public ModelPublisher(IChannel channel, string station)
    {
        _channel = channel;
        _topics = new Topics(station);
    }

    /// <summary>The counter that the station has seen, as its diagnostics tell; -1 when the broker has none.</summary>
    public int LastCounter()
    {
        byte[]? diagnostics = Retained(_topics.Diagnostics);
        try
        {
            using JsonDocument? document = diagnostics == null ? null : JsonDocument.Parse(diagnostics);
            return document != null && document.RootElement.TryGetProperty("counter", out JsonElement counter) && counter.TryGetInt32(out int value) ? value : -1;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return -1;
        }
    }

    /// <summary>Publishes the pieces and, when all are there, the offer. An offer that was there before is withdrawn.</summary>
    /// <returns>How many pieces.</returns>
    public int Offer(byte[] model, byte[] key, int counter)
    {
        Withdraw();
        return OfferedFile.Publish(_channel, _topics, SignedModel.Sign(model, key, counter), counter);
    }

    /// <summary>Publishes signed settings.</summary>
    public void OfferSettings(byte[] json, byte[] key, int counter) => _channel.Publish(_topics.SettingsOffer, SignedModel.Sign(json, key, counter), true);

    private void Withdraw()
    {
        if (Retained(_topics.ModelOffer) is not { Length: > 0 } old)
        {
            return;
        }

        _channel.Publish(_topics.ModelOffer, [], true);
        try
        {
            var offer = ModelOffer.Parse(old, 1 << 20);
            for (int i = 0; i < offer.Pieces; i++)
            {
                _channel.Publish(_topics.Piece(offer.Checksum, i), [], true);
            }
        }
        catch (Exception exception) when (exception is SettingsException or ModelRefusedException)
        {
            // No offer, and so no pieces of it.
        }
    }

    private byte[]? Retained(string topic)
    {
        _channel.Subscribe(topic);
        ChannelMessage? message = _channel.Receive(QuietMilliseconds);
        while (message != null && message.Topic != topic)
        {
            message = _channel.Receive(QuietMilliseconds);
        }

        return message?.Payload;
    }
}
