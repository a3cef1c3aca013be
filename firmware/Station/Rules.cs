namespace TinyRnn.Stations;

/// <summary>The numbers of the rules in docs/station.md.</summary>
internal static class Rules
{
    /// <summary>Hours that are bridged by holding the last readings, in a gap or while a sensor fails; after more the state starts anew.</summary>
    public const int MaxBridgedHours = 12;

    /// <summary>Hours in a row that a quantity may be missing while forecasts are still given.</summary>
    public const int MaxMissingHours = 3;

    /// <summary>Identical measurements after which the next one counts as frozen.</summary>
    public const int FrozenAfter = 6;

    /// <summary>Readings in a row that are refused because the clock went back.</summary>
    public const int MaxRefusedReadings = 3;
}
