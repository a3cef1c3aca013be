namespace TinyRnn.RainStation;

/// <summary>Something that measures temperature and humidity, and mostly air pressure.</summary>
public interface ISensor
{
    /// <summary>A short name, for the line that the station prints when it starts.</summary>
    string Name { get; }

    /// <summary>False for a sensor without a barometer: the features of pressure then stay at no change.</summary>
    bool HasPressure { get; }

    /// <summary>Measures once. What could not be measured is NaN; <see cref="Measurement.Status"/> says why.</summary>
    void Read(Measurement measurement);
}
