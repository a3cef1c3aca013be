namespace TinyRnn.Stations;

/// <summary>Seconds since 1970 and the whole hours that readings belong to.</summary>
public static class StationTime
{
    /// <summary>Seconds in an hour, the distance of readings.</summary>
    public const int Hour = 3600;

    /// <summary>The first hour that a set clock can show: 2024-01-01T00:00:00Z.</summary>
    public const int FirstHour = 473352;

    /// <summary>The hour that no clock shows yet: 2100-01-01T00:00:00Z.</summary>
    public const int EndHour = 1139568;

    /// <summary>False for a clock that nobody has set: before 2024 or after 2099.</summary>
    public static bool IsSet(long seconds) => seconds >= (long)FirstHour * Hour && seconds < (long)(EndHour - 1) * Hour;

    /// <summary>The full hour nearest to a time, in hours since 1970.</summary>
    public static int NearestHour(long seconds) => (int)((seconds + Hour / 2) / Hour);

    /// <summary>The hour of the day, 0 to 23, that an hour since 1970 is in local time.</summary>
    /// <param name="hour">Hours since 1970, UTC.</param>
    /// <param name="utcOffsetMinutes">Minutes that local time is ahead of UTC; a half hour is rounded up.</param>
    public static int LocalHour(int hour, int utcOffsetMinutes)
    {
        int minutes = hour % 24 * 60 + utcOffsetMinutes + 30 + 3 * 1440;
        return minutes / 60 % 24;
    }
}
