namespace TinyRnn.Stations;

/// <summary>One reading: which values are believed.</summary>
internal sealed class QuantityWatch
{
    // A jump may be larger after a gap, up to so many times.
    private const int MostJumps = 3;

    private readonly ReadingChannel _channel;

    /// <param name="channel">Its name, and the values and changes that are believable.</param>
    public QuantityWatch(ReadingChannel channel)
    {
        _channel = channel;
    }

    /// <summary>The last value that was believed, or NaN.</summary>
    public float LastGood { get; set; } = float.NaN;

    /// <summary>A value that jumped in the last row, believed if the next one confirms it; or NaN.</summary>
    public float Suspect { get; set; } = float.NaN;

    public string Name => _channel.Name;

    public void Forget()
    {
        LastGood = float.NaN;
        Suspect = float.NaN;
    }

    /// <summary>Judges a value.</summary>
    /// <param name="value">As measured; NaN is missing.</param>
    /// <param name="steps">Steps since the last value that was believed, 1 or more.</param>
    /// <param name="warnings">Gets the reason when the value is not believed.</param>
    /// <returns>The value, or NaN.</returns>
    public float Check(float value, int steps, Warnings warnings)
    {
        if (!Floats.IsFinite(value))
        {
            warnings.Add(Name + " missing");
            return Miss();
        }

        if (_channel.Most > _channel.Least && (value < _channel.Least || value > _channel.Most))
        {
            warnings.Add(Name + " out of range");
            return Miss();
        }

        if (IsJump(value, steps))
        {
            warnings.Add(Name + " spike");
            Suspect = value;
            return float.NaN;
        }

        LastGood = value;
        Suspect = float.NaN;
        return value;
    }

    /// <summary>There is no value this time.</summary>
    /// <returns>NaN.</returns>
    public float Miss()
    {
        Suspect = float.NaN;
        return float.NaN;
    }

    private bool IsJump(float value, int steps)
    {
        float jump = _channel.LargestChange;
        if (jump == 0f || !Floats.IsFinite(LastGood))
        {
            return false;
        }

        float limit = jump * (steps < MostJumps ? steps : MostJumps);
        bool jumped = Distance(value, LastGood) > limit;
        bool confirmed = Floats.IsFinite(Suspect) && Distance(value, Suspect) <= jump;
        return jumped && !confirmed;
    }

    private static float Distance(float a, float b) => a < b ? b - a : a - b;
}
