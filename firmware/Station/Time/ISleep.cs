namespace TinyRnn.Stations;

/// <summary>Sleep between readings.</summary>
public interface ISleep
{
    /// <summary>True when this run began by waking from <see cref="SleepFor"/>, false after power-up or a reset.</summary>
    bool IsWake { get; }

    /// <summary>Sleeps. On a board it does not return: waking is a new start of the program.</summary>
    void SleepFor(int seconds);
}
