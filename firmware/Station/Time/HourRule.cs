namespace TinyRnn.Stations;

/// <summary>What the time of a reading means, given the hour of the last one: see docs/station.md, "Time".</summary>
internal enum HourRule
{
    /// <summary>There is no last reading.</summary>
    First,

    /// <summary>The hour has its reading already: nothing is stepped.</summary>
    Repeated,

    /// <summary>The next hour.</summary>
    Next,

    /// <summary>Some hours were missed: each is stepped with the readings held.</summary>
    Bridged,

    /// <summary>Too many hours were missed: everything starts anew.</summary>
    Lost,

    /// <summary>The clock shows an earlier hour.</summary>
    Back,
}
