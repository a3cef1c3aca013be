using System;

namespace TinyRnn;

public sealed partial class FeatureRunner
{
    private const int Numbers = 3;
    private const int StateFlags = Running | HasTime | (3 << RefusedShift);

    private readonly int[] _bits = new int[1];

    /// <summary>Integers of a saved state: two of the step, the flags, what is missing and since when, values and histories.</summary>
    internal int SavedIntegers => Numbers + 2 * _readings + _values.Length + _history.Length;

    /// <summary>Writes <see cref="SavedIntegers"/> integers; returns where they end.</summary>
    internal int Save(byte[] buffer, int at)
    {
        LittleEndian.WriteInt32(buffer, at, (int)_step);
        LittleEndian.WriteInt32(buffer, at + 4, (int)(_step >> 32));
        LittleEndian.WriteInt32(buffer, at + 8, (_running ? Running : 0) | (_hasTime ? HasTime : 0) | (_refused << RefusedShift));
        at += 4 * Numbers;
        for (int i = 0; i < _readings; i++)
        {
            LittleEndian.WriteInt32(buffer, at, _missing[i]);
            LittleEndian.WriteInt32(buffer, at + 4, _elapsed[i]);
            at += 8;
        }

        at = WriteAll(_values, buffer, at);
        return WriteAll(_history, buffer, at);
    }

    /// <summary>Fails unless the integers could have been written by <see cref="Save"/>.</summary>
    internal void Check(byte[] buffer, int at)
    {
        int flags = LittleEndian.ToInt32(buffer, at + 8);
        Require((flags & ~StateFlags) == 0 && (flags & (Running | HasTime)) != Running, "flags", flags);
        int from = at + 4 * Numbers;
        for (int i = 0; i < 2 * _readings; i++)
        {
            int count = LittleEndian.ToInt32(buffer, from + 4 * i);
            Require(count >= 0 && count <= LongestElapsed, "count " + i.ToString(), count);
        }

        from += 8 * _readings;
        for (int i = 0; i < _values.Length + _history.Length; i++)
        {
            int bits = LittleEndian.ToInt32(buffer, from + 4 * i);
            Require(FloatBits.IsFinite(bits), "value " + i.ToString(), bits);
        }
    }

    /// <summary>Takes what <see cref="Check"/> found right.</summary>
    internal void Restore(byte[] buffer, int at)
    {
        long low = LittleEndian.ToInt32(buffer, at);
        long high = LittleEndian.ToInt32(buffer, at + 4);
        _step = (high << 32) | (low & 0xFFFFFFFFL);
        int flags = LittleEndian.ToInt32(buffer, at + 8);
        _running = (flags & Running) != 0;
        _hasTime = (flags & HasTime) != 0;
        _refused = flags >> RefusedShift;
        _pending = 0;
        _begins = false;
        at += 4 * Numbers;
        for (int i = 0; i < _readings; i++)
        {
            _missing[i] = LittleEndian.ToInt32(buffer, at);
            _elapsed[i] = LittleEndian.ToInt32(buffer, at + 4);
            at += 8;
        }

        at = ReadAll(_values, buffer, at);
        ReadAll(_history, buffer, at);
    }

    private static void Require(bool holds, string what, int found)
    {
        if (!holds)
        {
            throw new SavedStateException("recipe: " + what, "what a recipe saves", found.ToString("X8"));
        }
    }

    private int WriteAll(float[] values, byte[] buffer, int at)
    {
        for (int i = 0; i < values.Length; i++)
        {
            FloatBits.Store(values[i], _bits);
            LittleEndian.WriteInt32(buffer, at, _bits[0]);
            at += 4;
        }

        return at;
    }

    private static int ReadAll(float[] values, byte[] buffer, int at)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = BitConverter.ToSingle(buffer, at);
            at += 4;
        }

        return at;
    }
}
