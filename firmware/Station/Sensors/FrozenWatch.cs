namespace TinyRnn.Stations;

/// <summary>Notices a sensor that gives the very same values again and again.</summary>
internal sealed class FrozenWatch
{
    /// <summary>Repeats are not counted beyond this.</summary>
    public const int MostRepeats = 255;

    private bool _isSame = true;

    /// <param name="quantities">How many values a measurement has.</param>
    public FrozenWatch(int quantities)
    {
        Last = new int[quantities];
    }

    /// <summary>The bits of the last value of each quantity.</summary>
    public int[] Last { get; }

    /// <summary>How often the last measurement was the same as the one before.</summary>
    public int Repeats { get; set; }

    /// <summary>Takes one value of a measurement.</summary>
    public void Take(int quantity, float value)
    {
        int bits = Floats.ToBits(value);
        _isSame &= bits == Last[quantity];
        Last[quantity] = bits;
    }

    /// <summary>All values of a measurement are taken: true when it counts as frozen.</summary>
    public bool IsFrozen()
    {
        Repeats = !_isSame ? 0 : Repeats < MostRepeats ? Repeats + 1 : MostRepeats;
        _isSame = true;
        return Repeats >= Rules.FrozenAfter;
    }
}
