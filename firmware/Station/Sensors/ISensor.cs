namespace TinyRnn.Stations;

/// <summary>Something that measures.</summary>
public interface ISensor : IMeasures
{
    /// <summary>A short name, for lines.</summary>
    string Name { get; }

    /// <summary>Measures once and sets what it measured; values that it does not set are missing.</summary>
    /// <returns>Why there are none, or <see cref="SensorStatus.Measured"/>.</returns>
    SensorStatus Read(Measurement measurement);
}
