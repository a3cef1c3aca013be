using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Stations;

namespace TinyRnn.Fuzz.Targets;

/// <summary>A station's slots in memory.</summary>
internal sealed class SlotStorage : IStorage
{
    private readonly Dictionary<string, byte[]> _slots = [];

    /// <summary>The bytes of a slot.</summary>
    public byte[] this[string slot]
    {
        get => _slots[slot];
        set => _slots[slot] = value;
    }

    public int Length(string slot) => _slots.TryGetValue(slot, out byte[]? bytes) ? bytes.Length : -1;

    public void Read(string slot, int offset, byte[] buffer, int count)
    {
        if (!_slots.TryGetValue(slot, out byte[]? bytes) || offset < 0 || count > bytes.Length - offset)
        {
            throw new IOException($"slot {slot} is too short");
        }

        Array.Copy(bytes, offset, buffer, 0, count);
    }

    public void Write(string slot, byte[] bytes, int count) => _slots[slot] = bytes[..count];
}
