using System.Device.Wifi;
using System.Threading;
using nanoFramework.Networking;

namespace TinyRnn.Stations.Hardware;

/// <summary>The board's Wi-Fi, with an address by DHCP. The firmware's library keeps name and password in its own configuration as well.</summary>
public sealed class WifiLink : ILink
{
    private const int Thousand = 1000;

    private readonly NetworkSettings _settings;

    /// <param name="settings">Name and password.</param>
    public WifiLink(NetworkSettings settings)
    {
        _settings = settings;
    }

    /// <summary>Not told by the library while joined.</summary>
    public int Signal => 0;

    /// <inheritdoc/>
    public bool Join(int seconds)
    {
        using (var patience = new CancellationTokenSource(seconds * Thousand))
        {
            return WifiNetworkHelper.ConnectDhcp(_settings.Wifi, _settings.WifiPassword, WifiReconnectionKind.Manual, false, 0, patience.Token);
        }
    }

    /// <inheritdoc/>
    public void Leave()
    {
        WifiNetworkHelper.Disconnect();
    }
}
