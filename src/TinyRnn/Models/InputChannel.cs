namespace TinyRnn;

/// <summary>
/// One feature: a reading x in its unit becomes the integer round((x - Center) * Gain), rounded half away from zero and
/// cut at the model's input limit. All in single precision.
/// </summary>
public sealed class InputChannel
{
    /// <summary>Creates it; see the properties.</summary>
    public InputChannel(string name, string unit, float center, float gain)
    {
        Name = name;
        Unit = unit;
        Center = center;
        Gain = gain;
    }

    /// <summary>The feature's name; empty when the model has none.</summary>
    public string Name { get; }

    /// <summary>The unit of a reading; may be empty.</summary>
    public string Unit { get; }

    /// <summary>The reading that becomes 0.</summary>
    public float Center { get; }

    /// <summary>Integer steps per unit of the reading.</summary>
    public float Gain { get; }
}
