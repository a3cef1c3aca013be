namespace TinyRnn.Frozen;

/// <summary>The stated inputs of a run: tokens, or quantized readings of which every 50 steps have another range.</summary>
public sealed class FrozenInputs
{
    private readonly FrozenRandom _random;
    private int _left;
    private int _step;

    public FrozenInputs(int seed, int count)
    {
        _random = new FrozenRandom(seed);
        _left = count;
    }

    public bool AreLeft => _left > 0;

    /// <summary>A length from 1 to <paramref name="longest"/>, no longer than what is left, which is less by it afterwards.</summary>
    public int TakeLength(int longest)
    {
        int length = 1 + _random.Below(longest);
        if (length > _left)
        {
            length = _left;
        }

        _left -= length;
        return length;
    }

    /// <summary>The next input, at <paramref name="offset"/>.</summary>
    public void Fill(ModelInfo info, int[] values, int offset)
    {
        int range = 1 << (_step / 50 & 3);
        int limit = info.InputLimit;
        for (int i = 0; i < info.Inputs.Length; i++)
        {
            values[offset + i] = info.Tokens > 0 ? _random.Below(info.Tokens) : (_random.Below(2 * limit + 1) - limit) / range;
        }

        _step++;
    }
}
