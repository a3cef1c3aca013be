namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>What is known of a file's times.</summary>
internal enum TimeKind
{
    /// <summary>No column tells a time.</summary>
    None,

    /// <summary>Instants.</summary>
    Utc,

    /// <summary>Date and clock, zone unknown.</summary>
    Local,

    /// <summary>A clock without a date.</summary>
    Clock,

    /// <summary>Time since a beginning, such as the start of a board.</summary>
    Elapsed,
}
