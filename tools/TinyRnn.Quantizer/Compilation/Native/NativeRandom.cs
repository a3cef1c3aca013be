namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The numbers that self tests are made of: <c>net_below</c> in generated C.</summary>
internal sealed class NativeRandom(int seed = 1)
{
    private uint _state = (uint)seed;

    /// <summary>A number of 23 bits, modulo <paramref name="count"/>.</summary>
    public int Below(int count)
    {
        _state = unchecked((_state * 1103515245) + 12345) & 0x7FFFFFFF;
        return (int)((_state >> 8) % (uint)count);
    }
}
