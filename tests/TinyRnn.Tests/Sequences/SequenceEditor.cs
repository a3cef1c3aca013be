using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Sequences;

/// <summary>Breaks one field of a file of a sequence model and seals it again.</summary>
internal sealed class SequenceEditor
{
    public const int Context = 16;
    public const int Decoder = 17;
    public const int Writing = 18;
    public const int Sequences = 19;

    private const int First = 20;
    private const int SectionHeader = 5;

    private readonly Dictionary<int, int> _starts = [];
    private byte[] _bytes;

    public SequenceEditor(byte[] source)
    {
        _bytes = (byte[])source.Clone();
        for (int at = First; at < source.Length - 4; at += SectionHeader + Int32(at + 1))
        {
            _starts.Add(source[at], at);
        }
    }

    /// <summary>Where the first byte of what a section holds stands.</summary>
    public int Contents(int section) => _starts[section] + SectionHeader;

    /// <summary>Where the length of a section stands.</summary>
    public int Length(int section) => _starts[section] + 1;

    /// <summary>Where a section ends.</summary>
    public int End(int section) => Contents(section) + Int32(Length(section));

    public int Use => Contents(Writing);

    public int StartToken => Use + 1;

    public int StopToken => StartToken + 4;

    public int MaximumLength => StopToken + 4;

    public int SelfTest => Contents(Sequences);

    /// <summary>The file that a section holds.</summary>
    public byte[] Part(int section) => _bytes[Contents(section)..End(section)];

    public SequenceEditor SetByte(int at, int value)
    {
        _bytes[at] = (byte)value;
        return this;
    }

    public SequenceEditor SetUInt16(int at, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_bytes.AsSpan(at), (ushort)value);
        return this;
    }

    public SequenceEditor SetInt32(int at, int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(at), value);
        return this;
    }

    public SequenceEditor SetSingle(int at, float value) => SetInt32(at, BitConverter.SingleToInt32Bits(value));

    /// <summary>Puts something else in the place of what a section holds.</summary>
    public SequenceEditor Replace(int section, params byte[] contents)
    {
        _bytes = [.. _bytes[..Length(section)], .. BitConverter.GetBytes(contents.Length), .. contents, .. _bytes[End(section)..]];
        return this;
    }

    /// <summary>Takes a section out.</summary>
    public SequenceEditor Remove(int section)
    {
        _bytes = [.. _bytes[.._starts[section]], .. _bytes[End(section)..]];
        return SetByte(6, _starts.Count - 1);
    }

    /// <summary>Adds bytes behind the last section.</summary>
    public SequenceEditor Append(params byte[] more)
    {
        _bytes = [.. _bytes[..^4], .. more, .. _bytes[^4..]];
        return this;
    }

    public byte[] Cut(int length) => _bytes[..length];

    public byte[] Unsealed() => _bytes;

    public byte[] Sealed() => ModelEditor.Seal(_bytes);

    /// <summary>A file whose parts have the right checksums, where their lengths make sense, and which has the right one itself.</summary>
    public static byte[] SealAll(byte[] file)
    {
        byte[] bytes = (byte[])file.Clone();
        for (int at = First; at + SectionHeader <= bytes.Length; at += SectionHeader)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at + 1));
            int contents = at + SectionHeader;
            if (length < 0 || length > bytes.Length - contents)
            {
                break;
            }

            if (bytes[at] is Context or Decoder)
            {
                ModelEditor.Seal(bytes[contents..(contents + length)]).CopyTo(bytes, contents);
            }

            at += length;
        }

        return ModelEditor.Seal(bytes);
    }

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}
