using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Deployment.Stations;

/// <summary>A reading and what a model made of it.</summary>
/// <param name="Time">When.</param>
public sealed record StationReading(DateTimeOffset Time) : StationLine
{
    /// <summary>Name and value of each reading and output, in the line's order; null when missing.</summary>
    public IReadOnlyList<(string Name, double? Value)> Values { get; init; } = [];

    /// <summary>True while the station raises its alert.</summary>
    public bool Alert { get; init; }

    /// <summary>The class that a model tells; empty when it tells none.</summary>
    public string Class { get; init; } = "";

    /// <summary>What is wrong; empty when nothing is.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Keys that are neither numbers nor one of the above, as "key value, key value".</summary>
    public string Others { get; init; } = "";

    /// <summary>The last value, which is an output where there is a model; null when there is none.</summary>
    public double? Output => Values.Count == 0 ? null : Values[^1].Value;

    /// <inheritdoc/>
    public bool Equals(StationReading? other) =>
        other is not null && Time == other.Time && Alert == other.Alert && Class == other.Class && Warning == other.Warning && Others == other.Others
        && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Time, Values.Count, Alert, Class, Warning, Others);
}
