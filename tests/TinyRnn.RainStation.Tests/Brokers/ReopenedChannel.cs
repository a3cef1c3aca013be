using System;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests.Brokers;

/// <summary>A channel of its own for each transmission, as on a board, where waking is a new start.</summary>
internal sealed class ReopenedChannel : IChannel
{
    private readonly Func<IChannel> _create;
    private IChannel _channel;

    public ReopenedChannel(Func<IChannel> create)
    {
        _create = create;
    }

    public void Connect(string client, int seconds)
    {
        _channel = _create();
        _channel.Connect(client, seconds);
    }

    public void Publish(string topic, byte[] payload, bool isRetained) => _channel.Publish(topic, payload, isRetained);

    public void Subscribe(string filter) => _channel.Subscribe(filter);

    public ChannelMessage Receive(int milliseconds) => _channel.Receive(milliseconds);

    public void Disconnect()
    {
        _channel?.Disconnect();
        (_channel as IDisposable)?.Dispose();
        _channel = null;
    }
}
