using System;
using System.Buffers.Binary;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Sequences;

/// <summary>Breaks one field of a file of a sequence model and seals it again.</summary>
internal sealed class SequenceEditor
{
    public const int Use = 24;

    private byte[] _bytes;

    public SequenceEditor(byte[] source)
    {
        _bytes = (byte[])source.Clone();
        ContextLength = source[Use] == 0 ? -1 : Use + 1;
        DecoderLength = source[Use] == 0 ? Use + 1 : ContextLength + 4 + Int32(ContextLength);
        StartToken = DecoderLength + 4 + Int32(DecoderLength);
    }

    public int ContextLength { get; }

    public int DecoderLength { get; }

    public int StartToken { get; }

    public int StopToken => StartToken + 4;

    public int MaximumLength => StartToken + 8;

    public int Sequences => StartToken + 10;

    public byte[] Context => _bytes[(ContextLength + 4)..DecoderLength];

    public byte[] Decoder => _bytes[(DecoderLength + 4)..StartToken];

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

    /// <summary>Puts another file in the place of a part, which begins with its length.</summary>
    public SequenceEditor Replace(int lengthAt, byte[] part)
    {
        byte[] length = BitConverter.GetBytes(part.Length);
        _bytes = [.. _bytes[..lengthAt], .. length, .. part, .. _bytes[(lengthAt + 4 + Int32(lengthAt))..]];
        return this;
    }

    public SequenceEditor Cut(int length)
    {
        _bytes = _bytes[..length];
        return this;
    }

    public SequenceEditor Append(params byte[] more)
    {
        _bytes = [.. _bytes, .. more];
        return this;
    }

    public byte[] Unsealed() => _bytes;

    public byte[] Sealed() => ModelEditor.Seal(_bytes);

    private int Int32(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));
}
