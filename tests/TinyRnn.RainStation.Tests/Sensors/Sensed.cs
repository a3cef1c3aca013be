using System;
using System.Linq;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests.Sensors;

/// <summary>Asks a sensor for some quantities.</summary>
internal sealed class Sensed
{
    private readonly Quantity[] _quantities;
    private readonly Measurement _measurement;

    public Sensed(ISensor sensor, params Quantity[] quantities)
    {
        _quantities = quantities;
        _measurement = new Measurement([.. quantities.Select(quantity => new ReadingChannel(Quantities.Name(quantity), quantity, "", 0, 0, 0))]);
        Status = sensor.Read(_measurement);
    }

    public SensorStatus Status { get; }

    public float this[Quantity quantity] => _measurement.Value(Array.IndexOf(_quantities, quantity));
}
