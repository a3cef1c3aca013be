#nullable disable

namespace TinyRnn.Stations;

/// <summary>All sensors of a station: what one does not measure, a later one may; a dew point comes from temperature and humidity.</summary>
public sealed class SensorSet : IMeasures
{
    private readonly IMeasures[] _sensors;

    /// <param name="sensors">In the order in which their values count.</param>
    public SensorSet(IMeasures[] sensors)
    {
        _sensors = sensors;
    }

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) =>
        Any(quantity, reading) || (quantity == Quantity.Dewpoint && Any(Quantity.Temperature, reading) && Any(Quantity.Humidity, reading));

    private bool Any(Quantity quantity, string reading)
    {
        for (int i = 0; i < _sensors.Length; i++)
        {
            if (_sensors[i].Measures(quantity, reading))
            {
                return true;
            }
        }

        return false;
    }
}
