using TinyRnn.Stations;
using TinyRnn.Stations.Hardware;

namespace TinyRnn.BrokerSimulator;

/// <summary>The board's client; its authority lies in a file of a fixed name.</summary>
internal static class Channels
{
    public static IChannel Create(NetworkSettings settings, string authorityFile) => new M2MqttChannel(settings);
}
