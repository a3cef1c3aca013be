using System;
using nanoFramework.Hardware.Esp32;

namespace TinyRnn.Stations.Hardware;

/// <summary>Deep sleep of an ESP32: waking is a new start of the program.</summary>
public sealed class DeepSleep : ISleep
{
    /// <inheritdoc/>
    public bool IsWake => Sleep.GetWakeupCause() == Sleep.WakeupCause.Timer;

    /// <inheritdoc/>
    public void SleepFor(int seconds)
    {
        Sleep.EnableWakeupByTimer(new TimeSpan(0, 0, seconds));
        Sleep.StartDeepSleep();
    }
}
