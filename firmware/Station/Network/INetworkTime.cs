namespace TinyRnn.Stations;

/// <summary>Asks the network for the time, by SNTP. May throw an exception.</summary>
public interface INetworkTime
{
    /// <summary>Seconds since 1970, UTC; -1 when there was no answer.</summary>
    /// <param name="server">Name of the server.</param>
    long Ask(string server);
}
