namespace TinyRnn.Stations;

/// <summary>One measured quantity: which values are believed, and for how long there was none.</summary>
internal sealed class QuantityWatch
{
    /// <summary>Hours are not counted beyond this.</summary>
    public const int MostHours = 10000;

    // A jump may be larger after a gap, up to so many times.
    private const int MostJumps = 3;

    private readonly string _name;
    private readonly float _least;
    private readonly float _most;
    private readonly float _jump;

    /// <param name="name">For warnings.</param>
    /// <param name="least">The smallest believable value.</param>
    /// <param name="most">The largest believable value.</param>
    /// <param name="jump">The largest believable change in an hour.</param>
    public QuantityWatch(string name, float least, float most, float jump)
    {
        _name = name;
        _least = least;
        _most = most;
        _jump = jump;
    }

    /// <summary>The last value that was believed, or NaN.</summary>
    public float LastGood { get; set; } = float.NaN;

    /// <summary>A value that jumped in the last reading, believed if the next one confirms it; or NaN.</summary>
    public float Suspect { get; set; } = float.NaN;

    /// <summary>Hours since <see cref="LastGood"/>; 0 when the last reading gave it.</summary>
    public int MissingHours { get; set; }

    public string Name => _name;

    public void Forget()
    {
        LastGood = float.NaN;
        Suspect = float.NaN;
        MissingHours = 0;
    }

    /// <summary>Judges a value.</summary>
    /// <param name="value">As measured; NaN is missing.</param>
    /// <param name="hours">Hours since the last reading, 1 or more.</param>
    /// <param name="warnings">Gets the reason when the value is not believed.</param>
    /// <returns>The value, or NaN.</returns>
    public float Check(float value, int hours, Warnings warnings)
    {
        if (!Floats.IsFinite(value))
        {
            warnings.Add(_name + " missing");
            return Miss(hours);
        }

        if (value < _least || value > _most)
        {
            warnings.Add(_name + " out of range");
            return Miss(hours);
        }

        if (IsJump(value, hours))
        {
            warnings.Add(_name + " spike");
            Miss(hours);
            Suspect = value;
            return float.NaN;
        }

        LastGood = value;
        Suspect = float.NaN;
        MissingHours = 0;
        return value;
    }

    /// <summary>There is no value this time.</summary>
    /// <returns>NaN.</returns>
    public float Miss(int hours)
    {
        Suspect = float.NaN;
        MissingHours = MissingHours + hours < MostHours ? MissingHours + hours : MostHours;
        return float.NaN;
    }

    private bool IsJump(float value, int hours)
    {
        if (!Floats.IsFinite(LastGood))
        {
            return false;
        }

        int elapsed = MissingHours + hours;
        float limit = _jump * (elapsed < MostJumps ? elapsed : MostJumps);
        bool jumped = Distance(value, LastGood) > limit;
        bool confirmed = Floats.IsFinite(Suspect) && Distance(value, Suspect) <= _jump;
        return jumped && !confirmed;
    }

    private static float Distance(float a, float b) => a < b ? b - a : a - b;
}
