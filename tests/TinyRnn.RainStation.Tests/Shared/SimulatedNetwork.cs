using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Wi-Fi, time and stopwatch of a simulation.</summary>
internal sealed class SimulatedNetwork : ILink, INetworkTime, ITicks
{
    private const int JoinMilliseconds = 2500;
    private const int FailMilliseconds = 20000;

    private long _milliseconds;
    private long _joined;

    /// <summary>Whether there is a network.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>True time in seconds since 1970; -1 when no server of the time answers.</summary>
    public long Time { get; set; } = -1;

    /// <summary>How often it was joined, or tried to be.</summary>
    public int Joins { get; private set; }

    /// <summary>Whether the radio is on.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Milliseconds with the radio on.</summary>
    public long OnMilliseconds { get; private set; }

    public int Signal => -61;

    public bool Join(int seconds)
    {
        Joins++;
        IsOn = true;
        _joined = _milliseconds;
        _milliseconds += IsUp ? JoinMilliseconds : FailMilliseconds;
        return IsUp;
    }

    public void Leave()
    {
        IsOn = false;
        OnMilliseconds += _milliseconds - _joined;
    }

    public long Ask(string server) => Time;

    public long Milliseconds() => _milliseconds;

    /// <summary>Time goes by.</summary>
    public void Wait(int milliseconds)
    {
        _milliseconds += milliseconds;
    }
}
