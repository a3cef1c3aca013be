using TinyRnn.Stations;

namespace TinyRnn.RainStation;

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
    public bool HasPressure => _sensor.HasPressure;

    /// <inheritdoc/>
    public void Read(Measurement measurement)
    {
        for (int i = 0; i < Tries; i++)
        {
            _sensor.Read(measurement);
            if (measurement.Status == SensorStatus.Measured)
            {
                return;
            }
        }
    }
}
