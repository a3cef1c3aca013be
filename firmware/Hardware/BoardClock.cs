using System;
using nanoFramework.Runtime.Native;

namespace TinyRnn.Stations.Hardware;

/// <summary>The board's clock: it runs on in deep sleep and starts in 1970 when power comes back.</summary>
public sealed class BoardClock : IClock
{
    /// <inheritdoc/>
    public long Now() => DateTime.UtcNow.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public void SetTo(long seconds)
    {
        Rtc.SetSystemTime(DateTime.FromUnixTimeSeconds(seconds));
    }
}
