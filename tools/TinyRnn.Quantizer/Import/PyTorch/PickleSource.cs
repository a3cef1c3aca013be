using System;
using System.Buffers.Binary;
using System.Text;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>The bytes of a pickle and a position in them; every read is checked against the end.</summary>
internal sealed class PickleSource(string file, byte[] bytes)
{
    private static readonly UTF8Encoding s_strictUtf8 = new(false, true);

    private int _position;

    public byte ReadByte() => Take(1)[0];

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    public ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(bytes.Length - _position))
        {
            throw Fail($"expected {count} more bytes, found {bytes.Length - _position}");
        }

        ReadOnlySpan<byte> taken = bytes.AsSpan(_position, (int)count);
        _position += (int)count;
        return taken;
    }

    public string ReadUtf8(ulong count) => Decode(Take(count));

    public string ReadLine()
    {
        int length = bytes.AsSpan(_position).IndexOf((byte)'\n');
        if (length < 0)
        {
            throw Fail("expected the end of a line, found the end of the pickle");
        }

        return Decode(Take((ulong)length + 1)[..length]);
    }

    /// <summary>Fails when there is more of something than is read.</summary>
    public void Limit(int count, int most, string what)
    {
        if (count > most)
        {
            throw new ImportException(file, $"expected a pickle of at most {most} {what}, found more.");
        }
    }

    public ImportException Fail(string problem) => new(file, $"damaged or unusual pickle, near byte {_position}: {problem}.");

    private string Decode(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return s_strictUtf8.GetString(utf8);
        }
        catch (DecoderFallbackException)
        {
            throw Fail("text is not valid UTF-8");
        }
    }
}
