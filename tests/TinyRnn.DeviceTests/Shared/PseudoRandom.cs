namespace TinyRnn.DeviceTests;

/// <summary>
/// A linear congruential generator in signed 32-bit arithmetic, which gives the same numbers on the desktop and on the board.
/// </summary>
internal sealed class PseudoRandom
{
    private int _state;
    private int _level;

    public PseudoRandom(int seed)
    {
        _state = seed;
    }

    /// <summary>A number from -32768 to 32767.</summary>
    public int Next()
    {
        _state = _state * 1664525 + 1013904223;
        return _state >> 16;
    }

    /// <summary>
    /// Inputs within +-limit that wander and jump: white noise would keep the gates near their middle, a constant would let the
    /// state rest.
    /// </summary>
    public void Fill(int[] inputs, int limit)
    {
        int kind = Next();
        for (int i = 0; i < inputs.Length; i++)
        {
            int value = Next();
            if ((kind & 15) == 0)
            {
                _level = value;
            }

            _level += value >> 4;
            _level = _level > 32767 ? 32767 : _level < -32768 ? -32768 : _level;
            inputs[i] = (_level * limit) >> 15;
        }
    }
}
