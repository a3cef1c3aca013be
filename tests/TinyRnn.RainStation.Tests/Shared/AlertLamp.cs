using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Remembers what the station showed.</summary>
internal sealed class AlertLamp : IAlert
{
    public bool IsOn { get; private set; }

    public void Show(bool rain)
    {
        IsOn = rain;
    }
}
