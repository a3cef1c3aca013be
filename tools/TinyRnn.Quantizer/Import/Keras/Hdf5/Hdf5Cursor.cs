using System;
using System.Buffers.Binary;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>Reads little-endian numbers one after the other from a part of an HDF5 file, never beyond its end.</summary>
internal sealed class Hdf5Cursor(Hdf5Bytes file, byte[] bytes, int start, int end, string what)
{
    private int _at = start;

    public Hdf5Bytes File => file;

    /// <summary>Bytes that have not been read.</summary>
    public int Remaining => end - _at;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    /// <summary>A number of 1, 2, 4 or 8 bytes.</summary>
    public ulong UInt(int size) =>
        size switch
        {
            1 => Byte(),
            2 => UInt16(),
            4 => UInt32(),
            _ => UInt64(),
        };

    public void Skip(ulong count) => Take(count);

    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)Remaining)
        {
            throw Damaged($"expected {count} bytes, found {Remaining}");
        }

        _at += (int)count;
        return bytes.AsSpan(_at - (int)count, (int)count);
    }

    /// <summary>The next bytes as a part of their own.</summary>
    public Hdf5Cursor Slice(ulong count, string name)
    {
        int from = _at;
        Take(count);
        return new Hdf5Cursor(file, bytes, from, _at, name);
    }

    /// <exception cref="ImportException">Another text than the expected one.</exception>
    public void Signature(ReadOnlySpan<byte> expected)
    {
        int at = _at;
        if (!Take((ulong)expected.Length).SequenceEqual(expected))
        {
            throw Damaged($"expected {System.Text.Encoding.ASCII.GetString(expected)} at byte {at}");
        }
    }

    /// <summary>A version number that must be one of some.</summary>
    public byte Version(params ReadOnlySpan<byte> known)
    {
        byte version = Byte();
        return known.Contains(version) ? version : throw Damaged($"version {version} is not known");
    }

    public ImportException Damaged(string problem) => file.Damaged($"{what}: {problem}");

    public ImportException Refused(string problem) => file.Refused($"{what}: {problem}");
}
