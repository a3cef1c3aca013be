using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Sleep that takes no time: it moves the clock.</summary>
internal sealed class SimulatedSleep : ISleep
{
    private readonly VirtualClock _clock;

    public SimulatedSleep(VirtualClock clock)
    {
        _clock = clock;
    }

    public bool IsWake { get; set; }

    public void SleepFor(int seconds)
    {
        _clock.Seconds += seconds;
        IsWake = true;
    }
}
