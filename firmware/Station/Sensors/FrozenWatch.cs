namespace TinyRnn.Stations;

/// <summary>Notices sensors that give the very same values again and again.</summary>
internal sealed class FrozenWatch
{
    /// <summary>Repeats are not counted beyond this.</summary>
    public const int MostRepeats = 255;

    private readonly int _after;
    private bool _isSame = true;

    /// <param name="readings">How many values a measurement has.</param>
    /// <param name="after">Repeats from which on it counts as frozen; 0 for never.</param>
    public FrozenWatch(int readings, int after)
    {
        Last = new int[readings];
        _after = after;
    }

    /// <summary>The bits of the last value of each reading.</summary>
    public int[] Last { get; }

    /// <summary>How often the last measurement was the same as the one before.</summary>
    public int Repeats { get; set; }

    /// <summary>Takes one value of a measurement.</summary>
    public void Take(int reading, float value)
    {
        int bits = Floats.ToBits(value);
        _isSame &= bits == Last[reading];
        Last[reading] = bits;
    }

    /// <summary>All values of a measurement are taken: true when it counts as frozen.</summary>
    public bool IsFrozen()
    {
        Repeats = !_isSame ? 0 : Repeats < MostRepeats ? Repeats + 1 : MostRepeats;
        _isSame = true;
        return _after > 0 && Repeats >= _after;
    }
}
