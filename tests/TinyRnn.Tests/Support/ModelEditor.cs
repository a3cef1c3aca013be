using System;
using System.Buffers.Binary;
using System.Linq;

namespace TinyRnn.TestSupport;

/// <summary>Breaks one field of a well-formed file and seals it again, so that the field's own rule is met and not the checksum.</summary>
internal sealed class ModelEditor(byte[] source)
{
    private byte[] _bytes = (byte[])source.Clone();

    public ModelLayout Layout { get; } = new(source);

    public ModelEditor Set(string field, params byte[] value)
    {
        value.CopyTo(_bytes, Layout[field]);
        return this;
    }

    public ModelEditor SetByte(string field, int value) => Set(field, (byte)value);

    public ModelEditor SetUInt16(string field, int value) => Set(field, (byte)value, (byte)(value >> 8));

    public ModelEditor SetInt32(string field, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(Layout[field]), value);
        return this;
    }

    public ModelEditor SetInt64(string field, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(_bytes.AsSpan(Layout[field]), value);
        return this;
    }

    public ModelEditor SetSingle(string field, float value) => SetInt32(field, BitConverter.SingleToInt32Bits(value));

    public int GetInt32(string field) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(Layout[field]));

    public ModelEditor Cut(int length)
    {
        _bytes = _bytes[..length];
        return this;
    }

    public ModelEditor Append(params byte[] more)
    {
        _bytes = [.. _bytes, .. more];
        return this;
    }

    /// <summary>The bytes as they are, with whatever length and checksum they had.</summary>
    public byte[] Unsealed() => _bytes;

    /// <summary>The bytes with the right length and checksum.</summary>
    public byte[] Sealed() => Seal(_bytes);

    /// <summary>Writes the right length and checksum into a file that is long enough to hold them.</summary>
    public static byte[] Seal(byte[] bytes)
    {
        byte[] result = bytes.ToArray();
        if (result.Length >= 16)
        {
            BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(8), result.Length);
            BinaryPrimitives.WriteInt32LittleEndian(result.AsSpan(12), Crc32.Compute(result, 16, result.Length - 16) ^ BinaryPrimitives.ReadUInt16LittleEndian(result.AsSpan(6)));
        }

        return result;
    }
}
