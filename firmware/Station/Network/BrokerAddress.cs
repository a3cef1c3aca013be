#nullable disable

namespace TinyRnn.Stations;

/// <summary>Where a broker is: <c>mqtt://HOST:PORT</c>, or <c>mqtts://</c> for TLS; the port may be left out.</summary>
public sealed class BrokerAddress
{
    private const string Plain = "mqtt://";
    private const string Encrypted = "mqtts://";
    private const int PlainPort = 1883;
    private const int EncryptedPort = 8883;
    private const int MostHost = 253;

    private BrokerAddress(string host, int port, bool isEncrypted)
    {
        Host = host;
        Port = port;
        IsEncrypted = isEncrypted;
    }

    /// <summary>Name or address of the machine.</summary>
    public string Host { get; }

    /// <summary>The port.</summary>
    public int Port { get; }

    /// <summary>Whether the connection is TLS.</summary>
    public bool IsEncrypted { get; }

    /// <summary>Reads an address.</summary>
    /// <returns>Null when it is none.</returns>
    public static BrokerAddress Parse(string text)
    {
        bool isEncrypted = text.StartsWith(Encrypted);
        if (!isEncrypted && !text.StartsWith(Plain))
        {
            return null;
        }

        string rest = text.Substring((isEncrypted ? Encrypted : Plain).Length);
        int colon = rest.IndexOf(':');
        string host = colon < 0 ? rest : rest.Substring(0, colon);
        int port = colon < 0 ? isEncrypted ? EncryptedPort : PlainPort : Numbers.ParseWhole(rest.Substring(colon + 1));
        return IsHost(host) && port > 0 && port <= 65535 ? new BrokerAddress(host, port, isEncrypted) : null;
    }

    private static bool IsHost(string host)
    {
        for (int i = 0; i < host.Length; i++)
        {
            char letter = host[i];
            if (!StationNames.IsLetterOrDigit(letter) && letter != '.' && letter != '-' && letter != '_')
            {
                return false;
            }
        }

        return host.Length > 0 && host.Length <= MostHost;
    }
}
