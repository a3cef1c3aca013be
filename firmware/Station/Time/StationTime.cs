namespace TinyRnn.Stations;

/// <summary>Which times a set clock can show, and how spans of time are written.</summary>
public static class StationTime
{
    /// <summary>Seconds in an hour.</summary>
    public const int Hour = 3600;

    // 2024-01-01T00:00:00Z and 2099-12-31T23:00:00Z.
    private const long First = 1704067200;
    private const long End = 4102441200;

    /// <summary>False for a clock that nobody has set: before 2024 or after 2099.</summary>
    public static bool IsSet(long seconds) => seconds >= First && seconds < End;

    /// <summary>A span such as <c>14 h</c>, <c>90 min</c> or <c>10 s</c>, in the largest unit of which it is a whole number.</summary>
    /// <param name="steps">How many steps it is.</param>
    /// <param name="step">Seconds of a step.</param>
    public static string Span(long steps, int step)
    {
        long seconds = steps * step;
        return seconds % Hour == 0 ? (seconds / Hour).ToString() + " h"
            : seconds % 60 == 0 ? (seconds / 60).ToString() + " min"
            : seconds.ToString() + " s";
    }
}
