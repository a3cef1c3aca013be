namespace TinyRnn.Stations;

/// <summary>The model that is part of the app.</summary>
public interface INetworkSource
{
    /// <summary>Creates the network with a fresh state.</summary>
    RecurrentNetwork Create();
}
