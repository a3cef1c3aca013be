namespace TinyRnn.Stations.Sensors;

/// <summary>Gives one reading a value that never changes, where the station has no sensor for it.</summary>
public sealed class FixedSensor : ISensor
{
    private readonly string _reading;
    private readonly float _value;

    /// <param name="reading">The reading's name.</param>
    /// <param name="value">In the unit of <see cref="Quantities.Unit"/>.</param>
    public FixedSensor(string reading, float value)
    {
        _reading = reading;
        _value = value;
    }

    /// <inheritdoc/>
    public string Name => "fixed " + _reading;

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) => reading == _reading;

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        measurement.Set(_reading, _value);
        return SensorStatus.Measured;
    }
}
