using System;
using System.Collections.Generic;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>Gives what was received before once more, now and then, and ahead of what is new.</summary>
internal sealed class RepeatingChannel(IChannel channel, Random random) : IChannel
{
    private readonly List<ChannelMessage> _old = [];

    public void Connect(string client, int seconds) => channel.Connect(client, seconds);

    public void Publish(string topic, byte[] payload, bool isRetained) => channel.Publish(topic, payload, isRetained);

    public void Subscribe(string filter) => channel.Subscribe(filter);

    public ChannelMessage Receive(int milliseconds)
    {
        if (_old.Count > 0 && random.Next(3) == 0)
        {
            return _old[random.Next(_old.Count)];
        }

        ChannelMessage message = channel.Receive(milliseconds);
        if (message != null)
        {
            _old.Add(message);
        }

        return message;
    }

    public void Disconnect() => channel.Disconnect();
}
