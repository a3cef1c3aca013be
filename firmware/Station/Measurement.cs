using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>What a sensor measured.</summary>
public sealed class Measurement
{
    /// <summary>Whether the sensor answered.</summary>
    public SensorStatus Status { get; set; }

    /// <summary>Degrees Celsius, or NaN.</summary>
    public float Temperature { get; set; }

    /// <summary>hPa at the station's height, or NaN.</summary>
    public float Pressure { get; set; }

    /// <summary>Percent, or NaN.</summary>
    public float Humidity { get; set; }

    /// <summary>Sets the status and forgets all values.</summary>
    public void Fail(SensorStatus status)
    {
        Status = status;
        Temperature = float.NaN;
        Pressure = float.NaN;
        Humidity = float.NaN;
    }
}
