using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>Decides what of a measurement is believed: see docs/station.md, "Sensor faults".</summary>
internal sealed class ReadingCheck
{
    private readonly bool _hasPressure;

    /// <param name="hasPressure">False for a sensor without a barometer, whose pressure is not missed.</param>
    public ReadingCheck(bool hasPressure)
    {
        _hasPressure = hasPressure;
    }

    public QuantityWatch Temperature { get; } = new QuantityWatch("temperature", -40f, 85f, 12f);

    public QuantityWatch Pressure { get; } = new QuantityWatch("pressure", 300f, 1100f, 12f);

    public QuantityWatch Humidity { get; } = new QuantityWatch("humidity", 1f, 100f, 60f);

    public FrozenWatch Frozen { get; } = new FrozenWatch(3);

    /// <summary>Degrees Celsius, or NaN: to be held.</summary>
    public float BelievedTemperature { get; private set; }

    /// <summary>hPa, or NaN: to be held.</summary>
    public float BelievedPressure { get; private set; }

    /// <summary>Percent, or NaN: to be held.</summary>
    public float BelievedHumidity { get; private set; }

    /// <summary>True when nothing was missing in the last reading.</summary>
    public bool IsComplete => LongestMissing().MissingHours == 0;

    /// <summary>The quantity that has been missing longest.</summary>
    public QuantityWatch LongestMissing()
    {
        QuantityWatch longest = Temperature.MissingHours >= Humidity.MissingHours ? Temperature : Humidity;
        return _hasPressure && Pressure.MissingHours > longest.MissingHours ? Pressure : longest;
    }

    public void Forget()
    {
        Temperature.Forget();
        Pressure.Forget();
        Humidity.Forget();
    }

    /// <param name="measurement">What the sensor gave.</param>
    /// <param name="hours">Hours since the last reading, 1 or more.</param>
    /// <param name="warnings">Gets what is wrong.</param>
    public void Take(Measurement measurement, int hours, Warnings warnings)
    {
        string fault = measurement.Status == SensorStatus.Measured
            ? IsFrozen(measurement) ? "sensor frozen" : null
            : Describe(measurement.Status);
        if (fault != null)
        {
            warnings.Add(fault);
            BelievedTemperature = Temperature.Miss(hours);
            BelievedHumidity = Humidity.Miss(hours);
            BelievedPressure = _hasPressure ? Pressure.Miss(hours) : float.NaN;
            return;
        }

        BelievedTemperature = Temperature.Check(measurement.Temperature, hours, warnings);
        BelievedHumidity = Humidity.Check(measurement.Humidity, hours, warnings);
        BelievedPressure = _hasPressure ? Pressure.Check(measurement.Pressure, hours, warnings) : float.NaN;
    }

    private bool IsFrozen(Measurement measurement)
    {
        Frozen.Take(0, measurement.Temperature);
        Frozen.Take(1, measurement.Pressure);
        Frozen.Take(2, measurement.Humidity);
        return Frozen.IsFrozen();
    }

    /// <summary>The warning for a measurement that failed.</summary>
    public static string Describe(SensorStatus status)
    {
        switch (status)
        {
            case SensorStatus.NotFound:
                return "sensor not found";
            case SensorStatus.BadChecksum:
                return "sensor checksum wrong";
            default:
                return "sensor failed";
        }
    }
}
