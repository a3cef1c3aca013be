namespace TinyRnn.Trainer.Numerics;

/// <summary>
/// A stream of random numbers that depends on its seed alone: SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
/// </summary>
internal struct SeededRandom
{
    private ulong _state;

    /// <summary>Starts a stream; a stream of its own for every place where numbers are drawn keeps threads out of them.</summary>
    /// <param name="seed">The seed of the training.</param>
    /// <param name="place">Where the numbers are drawn: purpose, update, sequence.</param>
    public SeededRandom(ulong seed, params System.ReadOnlySpan<ulong> place)
    {
        _state = seed;
        foreach (ulong part in place)
        {
            _state = Next() + part;
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>From 0 to less than 1, a multiple of 2^-24.</summary>
    public float NextUnit() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>From 0 to less than a bound, which is far below 2^32.</summary>
    public int NextBelow(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    /// <summary>Mean 0, deviation 1, nearly normal: the sum of four uniform numbers.</summary>
    public float NextNormal() => (NextUnit() + NextUnit() + NextUnit() + NextUnit() - 2f) * 1.7320508f;
}
