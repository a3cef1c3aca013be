namespace TinyRnn.Quantizer.Deployment.Stations;

/// <summary>Something that is not a reading: a start, a model refused.</summary>
/// <param name="Kind">The event.</param>
/// <param name="Details">All it says, as "key value, key value".</param>
public sealed record StationEvent(string Kind, string Details) : StationLine;
