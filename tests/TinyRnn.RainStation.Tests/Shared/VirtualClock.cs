using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>A clock that tests move.</summary>
internal sealed class VirtualClock : IClock
{
    /// <summary>Seconds since 1970.</summary>
    public long Seconds { get; set; }

    public long Now() => Seconds;

    public void SetTo(long seconds)
    {
        Seconds = seconds;
    }
}
