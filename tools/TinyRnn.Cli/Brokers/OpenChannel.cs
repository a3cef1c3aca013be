using System;
using TinyRnn.Mqtt;

namespace TinyRnn.Cli.Brokers;

/// <summary>A connection to a broker for a command.</summary>
internal static class OpenChannel
{
    /// <summary>Seconds that an answer of a broker may take.</summary>
    public const int Patience = 15;

    /// <summary>Connects, under a name that no other command has.</summary>
    public static MqttChannel To(BrokerLogin login)
    {
        var channel = new MqttChannel(login);
        channel.Connect($"tinyrnn-tool-{Guid.NewGuid():N}", Patience);
        return channel;
    }
}
