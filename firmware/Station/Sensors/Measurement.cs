namespace TinyRnn.Stations;

/// <summary>What the sensors measured at one time, for the readings that a model takes.</summary>
public sealed class Measurement
{
    private readonly ReadingChannel[] _readings;
    private readonly float[] _values;
    private readonly float[] _byQuantity = new float[Quantities.Count];

    /// <param name="readings">What the model takes.</param>
    public Measurement(ReadingChannel[] readings)
    {
        _readings = readings;
        _values = new float[readings.Length];
        Clear();
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        Fill(_values);
        Fill(_byQuantity);
    }

    /// <summary>Sets all readings of a quantity; the first sensor that has a value is the one that counts.</summary>
    /// <param name="quantity">Not <see cref="Quantity.Other"/>, whose readings have names.</param>
    /// <param name="value">In the unit of <see cref="Quantities.Unit"/>.</param>
    public void Set(Quantity quantity, float value)
    {
        if (!Floats.IsFinite(_byQuantity[(int)quantity]))
        {
            _byQuantity[(int)quantity] = value;
        }
    }

    /// <summary>Sets the reading of a name, if the model takes it.</summary>
    /// <param name="reading">The name.</param>
    /// <param name="value">In the unit of <see cref="Quantities.Unit"/>; that of the reading itself for <see cref="Quantity.Other"/>.</param>
    public void Set(string reading, float value)
    {
        for (int i = 0; i < _values.Length; i++)
        {
            if (_readings[i].Name == reading && !Floats.IsFinite(_values[i]))
            {
                _values[i] = value;
            }
        }
    }

    /// <summary>A reading in the unit of the model; NaN when it is missing.</summary>
    public float Value(int reading)
    {
        ReadingChannel channel = _readings[reading];
        float value = _values[reading];
        if (!Floats.IsFinite(value))
        {
            value = Quantities.IsDerived(channel.Quantity, _byQuantity)
                ? FeatureMath.DewPoint(_byQuantity[(int)Quantity.Temperature], _byQuantity[(int)Quantity.Humidity])
                : _byQuantity[(int)channel.Quantity];
        }

        return Floats.IsFinite(value) ? Quantities.Convert(channel.Quantity, channel.Unit, value) : float.NaN;
    }

    private static void Fill(float[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = float.NaN;
        }
    }
}
