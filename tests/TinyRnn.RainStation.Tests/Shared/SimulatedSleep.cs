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

    /// <summary>How fast the clock is, in millionths.</summary>
    public int Ppm { get; set; }

    /// <summary>Seconds of true time that went by in sleep.</summary>
    public double TrueSeconds { get; private set; }

    public void SleepFor(int seconds)
    {
        _clock.Seconds += seconds;
        TrueSeconds += seconds * 1e6 / (1e6 + Ppm);
        IsWake = true;
    }
}
