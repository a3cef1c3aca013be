using System;
using nanoFramework.Hardware.Esp32;

namespace TinyRnn.Stations.Hardware;

/// <summary>Sleep with memory and pins kept, for a board on mains: the alert pin stays as it is between readings.</summary>
public sealed class LightSleep : ISleep
{
    /// <inheritdoc/>
    public bool IsWake => false;

    /// <inheritdoc/>
    public void SleepFor(int seconds)
    {
        Sleep.EnableWakeupByTimer(new TimeSpan(0, 0, seconds));
        Sleep.StartLightSleep();
    }
}
