namespace TinyRnn.Frozen;

/// <summary>A linear congruential generator of 31 bits, of which the upper 23 are given.</summary>
public sealed class FrozenRandom
{
    private int _state;

    public FrozenRandom(int seed)
    {
        _state = seed;
    }

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    public int Below(int count)
    {
        _state = (_state * 1103515245 + 12345) & 0x7FFFFFFF;
        return (_state >> 8) % count;
    }
}
