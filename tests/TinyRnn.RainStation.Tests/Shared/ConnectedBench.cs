using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>A station with a network and a broker in memory.</summary>
internal sealed class ConnectedBench
{
    /// <summary>What must never be seen.</summary>
    public const string Secret = "s3cr3t!pass";

    public const string Key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    public ConnectedBench()
        : this(new MemoryStorage()) { }

    public ConnectedBench(MemoryStorage storage)
    {
        Station = new StationBench(storage, new CompiledSource());
        Channel = new ToyChannel(Broker);
        Station.Board.Network = new NetworkParts { Link = Network, Channel = Channel, Time = Network, Ticks = Network };
        Station.Board.Signature = new ToySignature(1);
        NetworkSettings settings = Station.Settings.Network;
        settings.Station = "roof";
        settings.Broker = "mqtt://broker";
        settings.Wifi = "net";
        settings.WifiPassword = Secret;
        settings.BrokerUser = "roof";
        settings.BrokerPassword = Secret;
        settings.UpdateKey = Key;
        settings.TransmitEvery = 6;
        Station.Settings.Threshold = 1f;
    }

    public StationBench Station { get; }

    public ToyBroker Broker { get; } = new ToyBroker();

    public ToyChannel Channel { get; }

    public SimulatedNetwork Network { get; } = new SimulatedNetwork();

    public Topics Topics { get; } = new Topics("roof");

    public NetworkSettings Settings => Station.Settings.Network;

    /// <summary>Offers a file, in pieces, as <c>tinyrnn publish</c> does.</summary>
    public void Offer(byte[] file, int counter)
    {
        int checksum = Crc32.Compute(file, 0, file.Length);
        byte[] offer = ModelOffer.Write(file.Length, checksum, counter);
        ModelOffer parsed = ModelOffer.Parse(offer, int.MaxValue);
        for (int i = 0; i < parsed.Pieces; i++)
        {
            Broker.Publish(Topics.Piece(checksum, i), parsed.Piece(file, i), true);
        }

        Broker.Publish(Topics.ModelOffer, offer, true);
    }

    /// <summary>Offers settings, signed with a key.</summary>
    public void OfferSettings(string json, int counter, byte key)
    {
        Broker.Publish(Topics.SettingsOffer, SignedFile.Create(Ascii.Bytes(json), new ToySignature(key), counter), true);
    }

    /// <summary>The settings that the next start reads.</summary>
    public StationSettings ReadSettings() => SettingsFile.Read(Station.Storage, Station.Log, Station.Settings);

    /// <summary>How many readings were sent, and that each followed the one before.</summary>
    public int ReadingsSent()
    {
        int count = 0;
        string last = "";
        for (int i = 0; i < Broker.PublishedCount; i++)
        {
            ChannelMessage message = Broker.Published(i);
            if (message.Topic != Topics.Readings)
            {
                continue;
            }

            string text = TextOf(message.Payload);
            int at = text.IndexOf("\"t\":\"");
            while (at >= 0)
            {
                string time = text.Substring(at + 5, 20);
                Expect.IsTrue(string.Compare(last, time) < 0, "reading of " + time + " sent once, behind that of " + last);
                last = time;
                count++;
                at = text.IndexOf("\"t\":\"", at + 1);
            }
        }

        return count;
    }

    /// <summary>Whether a text was published.</summary>
    public bool HasPublished(string topic, string part)
    {
        for (int i = 0; i < Broker.PublishedCount; i++)
        {
            if (Broker.Published(i).Topic == topic && TextOf(Broker.Published(i).Payload).Contains(part))
            {
                return true;
            }
        }

        return false;
    }

    public static string TextOf(byte[] bytes) => bytes == null ? "" : Ascii.Text(bytes, 0, bytes.Length);
}
