using System;

namespace TinyRnn;

/// <summary>Little-endian reading with every length checked before use. All arithmetic is signed.</summary>
internal sealed class ByteReader
{
    private readonly byte[] _bytes;
    private readonly int _end;

    public ByteReader(byte[] bytes, int start, int end)
    {
        _bytes = bytes;
        _end = end;
        Position = start;
    }

    /// <summary>The next byte to read.</summary>
    public int Position { get; private set; }

    /// <summary>Bytes that are left.</summary>
    public int Remaining => _end - Position;

    /// <summary>Fails unless <paramref name="count"/> items of <paramref name="size"/> bytes are left.</summary>
    public void Require(string what, int count, int size)
    {
        if (count > Remaining / size)
        {
            throw new ModelFormatException(what, Position, ((long)count * size).ToString() + " bytes", Remaining.ToString() + " bytes before the end");
        }
    }

    /// <summary>The next byte, which stays to be read; -1 at the end.</summary>
    public int Peek() => Remaining > 0 ? _bytes[Position] : -1;

    /// <summary>Leaves out bytes that <see cref="Require"/> has found to be there.</summary>
    public void Skip(int count) => Position += count;

    public int ReadByte(string what)
    {
        Require(what, 1, 1);
        return _bytes[Position++];
    }

    public int ReadUInt16(string what)
    {
        Require(what, 1, 2);
        int value = _bytes[Position] | (_bytes[Position + 1] << 8);
        Position += 2;
        return value;
    }

    public int ReadInt16(string what) => ReadUInt16(what) << 16 >> 16;

    public int ReadInt32(string what)
    {
        Require(what, 1, 4);
        int value = LittleEndian.ToInt32(_bytes, Position);
        Position += 4;
        return value;
    }

    public long ReadInt64(string what)
    {
        Require(what, 1, 8);
        long low = LittleEndian.ToInt32(_bytes, Position);
        long high = LittleEndian.ToInt32(_bytes, Position + 4);
        Position += 8;
        return (high << 32) | (low & 0xFFFFFFFFL);
    }

    public float ReadFiniteSingle(string what)
    {
        int at = Position;
        if (!FloatBits.IsFinite(ReadInt32(what)))
        {
            throw new ModelFormatException(what, at, "a finite number", "NaN or infinity");
        }

        // Not through a pointer: on the board's CLR a float made of computed bits keeps the kind of an integer.
        return BitConverter.ToSingle(_bytes, at);
    }

    public float ReadPositive(string what)
    {
        int at = Position;
        float value = ReadFiniteSingle(what);
        if (value <= 0)
        {
            throw new ModelFormatException(what, at, "a positive number", value.ToString());
        }

        return value;
    }

    /// <summary>A whole number in a stated range.</summary>
    public int ReadRanged(string what, int bytes, int least, int most)
    {
        int at = Position;
        int value = bytes == 1 ? ReadByte(what) : bytes == 2 ? ReadUInt16(what) : ReadInt32(what);
        if (value < least || value > most)
        {
            throw new ModelFormatException(what, at, least.ToString() + " to " + most.ToString(), value.ToString());
        }

        return value;
    }

    public string ReadString(string what)
    {
        int at = Position;
        int length = ReadByte(what);
        Require(what, length, 1);
        string text = Utf8.Decode(_bytes, Position, length);
        if (text == null)
        {
            throw new ModelFormatException(what, at, "UTF-8 text", "bytes that are not");
        }

        Position += length;
        return text;
    }

    /// <summary>Signed 8- or 16-bit weights, symmetric: the most negative number is refused.</summary>
    public short[] ReadWeights(string what, int count, int bits)
    {
        Require(what, count, bits / 8);
        var weights = new short[count];
        for (int i = 0; i < count; i++)
        {
            int value = bits == 8 ? ((int)_bytes[Position] << 24) >> 24 : ((_bytes[Position] | (_bytes[Position + 1] << 8)) << 16) >> 16;
            if (value == (bits == 8 ? -128 : -32768))
            {
                throw new ModelFormatException(what, Position, "weights above " + value.ToString(), value.ToString());
            }

            weights[i] = (short)value;
            Position += bits / 8;
        }

        return weights;
    }
}
