using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>Gives recorded measurements, one after the other; after the last one, nothing is found.</summary>
public sealed class ReplaySensor : ISensor
{
    private readonly float[] _temperatures;
    private readonly float[] _pressures;
    private readonly float[] _humidities;
    private int _next;

    /// <param name="temperatures">Degrees Celsius.</param>
    /// <param name="pressures">hPa, as many; or null for a sensor without a barometer.</param>
    /// <param name="humidities">Percent, as many.</param>
    public ReplaySensor(float[] temperatures, float[] pressures, float[] humidities)
    {
        _temperatures = temperatures;
        _pressures = pressures;
        _humidities = humidities;
    }

    /// <inheritdoc/>
    public string Name => "replay";

    /// <inheritdoc/>
    public bool HasPressure => _pressures != null;

    /// <inheritdoc/>
    public void Read(Measurement measurement)
    {
        if (_next == _temperatures.Length)
        {
            measurement.Fail(SensorStatus.NotFound);
            return;
        }

        measurement.Status = SensorStatus.Measured;
        measurement.Temperature = _temperatures[_next];
        measurement.Pressure = _pressures == null ? float.NaN : _pressures[_next];
        measurement.Humidity = _humidities[_next];
        _next++;
    }
}
