using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Gives what a test sets, with a little noise, so that it does not look frozen.</summary>
internal sealed class ScriptedSensor : ISensor
{
    private int _count;

    public string Name => "scripted";

    public bool HasPressure { get; set; } = true;

    public SensorStatus Status { get; set; }

    public float Temperature { get; set; } = 20f;

    public float Pressure { get; set; } = 1010f;

    public float Humidity { get; set; } = 70f;

    /// <summary>True to give the very same values each time.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>True to throw, as a driver may.</summary>
    public bool Throws { get; set; }

    public bool Measures(Quantity quantity, string reading) =>
        quantity == Quantity.Temperature || quantity == Quantity.Humidity || (quantity == Quantity.Pressure && HasPressure);

    public SensorStatus Read(Measurement measurement)
    {
        if (Throws)
        {
            throw new System.InvalidOperationException("bus");
        }

        if (Status != SensorStatus.Measured)
        {
            return Status;
        }

        _count += IsFrozen ? 0 : 1;
        measurement.Set(Quantity.Temperature, Temperature + 0.01f * (_count % 7));
        measurement.Set(Quantity.Humidity, Humidity);
        if (HasPressure)
        {
            measurement.Set(Quantity.Pressure, Pressure + 0.02f * (_count % 5));
        }

        return SensorStatus.Measured;
    }
}
