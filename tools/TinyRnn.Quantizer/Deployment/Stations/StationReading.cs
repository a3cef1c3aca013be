using System;

namespace TinyRnn.Quantizer.Deployment.Stations;

/// <summary>A reading and the forecast made of it.</summary>
/// <param name="Time">When.</param>
public sealed record StationReading(DateTimeOffset Time) : StationLine
{
    /// <summary>Degrees Celsius; null when missing.</summary>
    public double? Temperature { get; init; }

    /// <summary>hPa; null when missing.</summary>
    public double? Pressure { get; init; }

    /// <summary>Relative humidity, percent; null when missing.</summary>
    public double? Humidity { get; init; }

    /// <summary>Probability of rain, 0 to 1; null when the station gives none.</summary>
    public double? Probability { get; init; }

    /// <summary>True while the station raises its alert.</summary>
    public bool Rain { get; init; }

    /// <summary>What is wrong; empty when nothing is.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Keys that a reading does not have, as "key value, key value".</summary>
    public string Others { get; init; } = "";
}
