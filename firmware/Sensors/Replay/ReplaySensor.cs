namespace TinyRnn.Stations.Sensors;

/// <summary>Gives recorded values, one after the other; after the last one, nothing is found.</summary>
public sealed class ReplaySensor : ISensor
{
    private readonly Quantity[] _quantities;
    private readonly float[][] _values;
    private int _next;

    /// <param name="quantities">What was recorded.</param>
    /// <param name="values">For each of them as many values, in the unit of <see cref="Quantities.Unit"/>; NaN is missing.</param>
    public ReplaySensor(Quantity[] quantities, float[][] values)
    {
        _quantities = quantities;
        _values = values;
    }

    /// <inheritdoc/>
    public string Name => "replay";

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading)
    {
        for (int i = 0; i < _quantities.Length; i++)
        {
            if (_quantities[i] == quantity)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        if (_next == _values[0].Length)
        {
            return SensorStatus.NotFound;
        }

        for (int i = 0; i < _quantities.Length; i++)
        {
            measurement.Set(_quantities[i], _values[i][_next]);
        }

        _next++;
        return SensorStatus.Measured;
    }
}
