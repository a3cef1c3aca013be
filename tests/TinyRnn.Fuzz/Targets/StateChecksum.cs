using System;
using System.Buffers.Binary;

namespace TinyRnn.Fuzz.Targets;

/// <summary>The checksum of a record that ends with the CRC-32 of all before.</summary>
internal static class StateChecksum
{
    private const int Length = 4;

    /// <summary>A copy with the right checksum.</summary>
    public static byte[] Repair(byte[] record) => Repair(record, 0, record.Length);

    /// <summary>A copy with the right checksum of a record within.</summary>
    /// <param name="bytes">Stays as it is.</param>
    /// <param name="start">The record's first byte; where it does not fit into the bytes, nothing is changed.</param>
    /// <param name="length">Its length.</param>
    public static byte[] Repair(byte[] bytes, int start, int length)
    {
        byte[] copy = (byte[])bytes.Clone();
        if (start >= 0 && length >= Length && length <= bytes.Length - start)
        {
            int end = start + length - Length;
            BinaryPrimitives.WriteInt32LittleEndian(copy.AsSpan(end), Crc32.Compute(copy, start, end - start));
        }

        return copy;
    }
}
