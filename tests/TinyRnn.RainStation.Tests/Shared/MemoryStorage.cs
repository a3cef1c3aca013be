using System;
using System.IO;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>Slots in memory.</summary>
internal class MemoryStorage : IStorage
{
    private const int Most = 64;

    private readonly string[] _names = new string[Most];
    private readonly byte[][] _contents = new byte[Most][];

    public MemoryStorage()
    {
        // On the board, an element of a string array that nobody has set is not null.
        for (int i = 0; i < _names.Length; i++)
        {
            _names[i] = "";
        }
    }

    /// <summary>The bytes of a slot, or null.</summary>
    public byte[] Get(string slot)
    {
        int index = Find(slot);
        return index < 0 ? null : _contents[index];
    }

    /// <summary>Replaces a slot; null removes it.</summary>
    public void Put(string slot, byte[] bytes)
    {
        int index = Find(slot);
        if (index < 0)
        {
            index = Find("");
            _names[index] = slot;
        }

        _contents[index] = bytes;
    }

    public int Length(string slot)
    {
        byte[] bytes = Get(slot);
        return bytes == null ? -1 : bytes.Length;
    }

    public void Read(string slot, int offset, byte[] buffer, int count)
    {
        byte[] bytes = Get(slot);
        if (bytes == null || offset < 0 || count > bytes.Length - offset)
        {
            throw new IOException("slot " + slot + " is too short");
        }

        Array.Copy(bytes, offset, buffer, 0, count);
    }

    public virtual void Write(string slot, byte[] bytes, int count)
    {
        var copy = new byte[count];
        Array.Copy(bytes, 0, copy, 0, count);
        Put(slot, copy);
    }

    private int Find(string slot)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (_names[i] == slot)
            {
                return i;
            }
        }

        return -1;
    }
}
