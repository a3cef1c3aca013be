using System;

namespace TinyRnn.Stations.Sensors;

/// <summary>
/// What the volts of an analog sensor mean: straight lines between points, and the first and the last line beyond them. Two points are a
/// linear characteristic.
/// </summary>
public sealed class Characteristic
{
    private readonly float[] _volts;
    private readonly float[] _values;

    /// <param name="volts">At least two, rising.</param>
    /// <param name="values">What each means.</param>
    /// <exception cref="ArgumentException">Another number of values, or volts that do not rise.</exception>
    public Characteristic(float[] volts, float[] values)
    {
        if (volts.Length < 2 || values.Length != volts.Length)
        {
            throw new ArgumentException(
                "characteristic: expected two points or more, found " + volts.Length.ToString() + " voltages and " + values.Length.ToString() + " values");
        }

        for (int i = 0; i < volts.Length; i++)
        {
            if (!Floats.IsFinite(volts[i]) || !Floats.IsFinite(values[i]) || (i > 0 && volts[i] <= volts[i - 1]))
            {
                throw new ArgumentException("characteristic, point " + i.ToString() + ": expected a number, and more volts than in the point before, found others");
            }
        }

        _volts = volts;
        _values = values;
    }

    /// <summary>The value of a voltage.</summary>
    public float Of(float volts)
    {
        int upper = 1;
        while (upper < _volts.Length - 1 && volts > _volts[upper])
        {
            upper++;
        }

        float share = (volts - _volts[upper - 1]) / (_volts[upper] - _volts[upper - 1]);
        return _values[upper - 1] + share * (_values[upper] - _values[upper - 1]);
    }
}
