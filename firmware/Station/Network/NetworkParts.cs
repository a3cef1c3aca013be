namespace TinyRnn.Stations;

/// <summary>What a connected station touches besides.</summary>
public sealed class NetworkParts
{
    /// <summary>The way to the network.</summary>
    public ILink Link { get; set; }

    /// <summary>The way to the broker.</summary>
    public IChannel Channel { get; set; }

    /// <summary>The network's time; null for none.</summary>
    public INetworkTime Time { get; set; }

    /// <summary>Spans of time, for the ledger of energy; null for none.</summary>
    public ITicks Ticks { get; set; }

    /// <summary>The battery; null when none is wired.</summary>
    public IBattery Battery { get; set; }
}
