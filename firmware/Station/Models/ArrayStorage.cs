using System;

namespace TinyRnn.Stations;

/// <summary>One array that can be read like a slot.</summary>
internal sealed class ArrayStorage : IStorage
{
    private readonly byte[] _bytes;

    public ArrayStorage(byte[] bytes)
    {
        _bytes = bytes;
    }

    public int Length(string slot) => _bytes.Length;

    public void Read(string slot, int offset, byte[] buffer, int count) => Array.Copy(_bytes, offset, buffer, 0, count);

    public void Write(string slot, byte[] bytes, int count) => throw new NotSupportedException();
}
