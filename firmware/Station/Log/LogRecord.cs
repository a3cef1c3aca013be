#nullable disable

namespace TinyRnn.Stations;

/// <summary>What a record of the log is: its first byte.</summary>
public static class LogRecord
{
    /// <summary>Names and units of the readings and outputs of those that follow.</summary>
    public const int Schema = 1;

    /// <summary>A reading.</summary>
    public const int Reading = 2;

    /// <summary>An event, as its line of JSON.</summary>
    public const int Event = 3;
}
