using System.IO;
using Google.Protobuf.Reflection;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Walks over the wire format of protocol buffers without keeping anything. At the first damage it stands at the end.</summary>
internal sealed class WireReader(BufferedStream stream)
{
    /// <summary>The wire type of texts, bytes, messages and packed numbers.</summary>
    public const int LengthDelimited = 2;

    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Fixed32 = 5;
    private const int LongestVarint = 10;

    private readonly BufferedStream _stream = stream;
    private long _position = stream.Position;

    /// <summary>The next byte.</summary>
    public long Position => _position;

    /// <summary>Reads a field's number and wire type.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryReadTag(out int number, out int wireType)
    {
        ulong tag = ReadVarint();
        number = (int)(tag >> 3);
        wireType = (int)(tag & 7);
        return number > 0 && wireType is Varint or Fixed64 or LengthDelimited or Fixed32;
    }

    /// <summary>Reads how many bytes follow.</summary>
    public long ReadLength() => (long)(ReadVarint() & long.MaxValue);

    /// <summary>Skips a number that stands alone.</summary>
    public void SkipScalar(int wireType)
    {
        if (wireType == Varint)
        {
            ReadVarint();
        }
        else
        {
            SkipTo(_position + (wireType == Fixed64 ? 8 : 4));
        }
    }

    /// <summary>Numbers in so many bytes; stands somewhere in them afterwards.</summary>
    public long CountPacked(FieldType type, long length)
    {
        if (type is FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32)
        {
            return length / 4;
        }

        if (type is FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64)
        {
            return length / 8;
        }

        long count = 0;
        for (long end = _position + length; _position < end; _position++)
        {
            // The last byte of each has its highest bit clear.
            count += _stream.ReadByte() is >= 0 and < 0x80 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Goes on from there.</summary>
    public void SkipTo(long position)
    {
        if (position != _position)
        {
            _stream.Seek(position, SeekOrigin.Begin);
            _position = position;
        }
    }

    /// <summary>Goes to the end.</summary>
    public void Stop() => SkipTo(_stream.Length);

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (int i = 0; i < LongestVarint; i++)
        {
            int read = _stream.ReadByte();
            if (read < 0)
            {
                break;
            }

            _position++;
            value |= (ulong)(read & 0x7F) << (7 * i);
            if (read < 0x80)
            {
                return value;
            }
        }

        Stop();
        return 0;
    }
}
