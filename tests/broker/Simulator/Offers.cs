using System.Globalization;
using System.IO;
using System.Text;
using TinyRnn.Mqtt;
using TinyRnn.RainStation.Tests;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>Offers that <c>tinyrnn publish</c> would not make, since it looks at what it is given.</summary>
internal static class Offers
{
    /// <summary>KEY COUNTER and a file that is offered as a model, or KEY COUNTER --settings and a text that is offered as settings.</summary>
    public static void Make(StationSettings station, string[] arguments)
    {
        var signature = new KeyedSignature(Hexadecimal.Parse(arguments[0]));
        int counter = int.Parse(arguments[1], CultureInfo.InvariantCulture);
        using var channel = new MqttChannel(new BrokerLogin(BrokerAddress.Parse(station.Network.Broker), station.Network.BrokerUser, station.Network.BrokerPassword));
        var topics = new Topics(station.Network.Station);
        channel.Connect("offers", station.Network.BrokerSeconds);
        if (arguments[2] == "--settings")
        {
            channel.Publish(topics.SettingsOffer, SignedFile.Create(Encoding.ASCII.GetBytes(arguments[3]), signature, counter), true);
        }
        else
        {
            OfferedFile.Publish(channel, topics, SignedFile.Create(File.ReadAllBytes(arguments[2]), signature, counter), counter);
        }
    }
}
