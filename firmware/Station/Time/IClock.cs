namespace TinyRnn.Stations;

/// <summary>The time of day, which may be wrong: see <see cref="StationTime.IsSet"/>.</summary>
public interface IClock
{
    /// <summary>Seconds since 1970, UTC.</summary>
    long Now();

    /// <summary>Sets the clock.</summary>
    void SetTo(long seconds);
}
