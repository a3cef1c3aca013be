using System;
using System.IO;

namespace TinyRnn.RainStation.Tests;

/// <summary>Slots in memory.</summary>
internal class MemoryStorage : IStorage
{
    private readonly string[] _names = new string[16];
    private readonly byte[][] _contents = new byte[16][];

    /// <summary>The bytes of a slot, or null.</summary>
    public byte[] Get(string slot)
    {
        int index = Array.IndexOf(_names, slot);
        return index < 0 ? null : _contents[index];
    }

    /// <summary>Replaces a slot; null removes it.</summary>
    public void Put(string slot, byte[] bytes)
    {
        int index = Array.IndexOf(_names, slot);
        if (index < 0)
        {
            index = Array.IndexOf(_names, null);
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
}
