namespace TinyRnn.Stations;

/// <summary>Measures again, up to three times in all, when a sensor fails.</summary>
public sealed class RetryingSensor : ISensor
{
    private const int Tries = 3;

    private readonly ISensor _sensor;

    /// <param name="sensor">The sensor itself.</param>
    public RetryingSensor(ISensor sensor)
    {
        _sensor = sensor;
    }

    /// <inheritdoc/>
    public string Name => _sensor.Name;

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) => _sensor.Measures(quantity, reading);

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        SensorStatus status = SensorStatus.Failed;
        for (int i = 0; i < Tries && status != SensorStatus.Measured; i++)
        {
            status = _sensor.Read(measurement);
        }

        return status;
    }
}
