namespace TinyRnn.Stations;

/// <summary>How a measurement ended.</summary>
public enum SensorStatus
{
    /// <summary>The sensor answered; single values may still be NaN.</summary>
    Measured,

    /// <summary>Nothing answered on the bus.</summary>
    NotFound,

    /// <summary>The checksum of an answer was wrong.</summary>
    BadChecksum,

    /// <summary>Anything else.</summary>
    Failed,
}
