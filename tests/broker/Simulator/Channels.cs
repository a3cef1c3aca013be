using TinyRnn.Mqtt;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>The desktop's client.</summary>
internal static class Channels
{
    public static IChannel Create(NetworkSettings settings, string authorityFile) =>
        new MqttChannel(new BrokerLogin(BrokerAddress.Parse(settings.Broker), settings.BrokerUser, settings.BrokerPassword, authorityFile));
}
