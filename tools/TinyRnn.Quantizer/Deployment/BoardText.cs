using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// The lines that a board's app prints. After a debugger has spoken to the firmware, it wraps every line into a packet until its next
/// reset; packets are unwrapped, and those that carry no text are left out.
/// </summary>
/// <param name="raw">What came from the board; in UTF-16 when it begins with that encoding's mark, as files do that PowerShell writes.</param>
public sealed class BoardText(Stream raw)
{
    // Marker [8], CRC of header and data, command (u32 each), two sequence numbers (u16), flags and size (u32 each).
    private const int PacketHeaderLength = 32;
    private const int CommandOffset = 16;
    private const int SizeOffset = 28;
    private const int MessageCommand = 1;
    private const int LargestPacket = 64 * 1024;

    /// <summary>A longer line is cut into several.</summary>
    private const int LongestLine = 4096;

    private readonly byte[] _buffer = new byte[4096];
    private readonly List<byte> _line = [];
    private readonly List<byte> _header = [];
    private Stream? _stream;
    private int _next;
    private int _count;
    private int _payload;
    private bool _isText;

    private static ReadOnlySpan<byte> Marker => "NFPKTV1\0"u8;

    /// <summary>The next line without its end; null after the last. Bytes that are not UTF-8 become U+FFFD.</summary>
    public string? ReadLine()
    {
        int value;
        while ((value = ReadTextByte()) >= 0)
        {
            if (value == '\n')
            {
                return Take();
            }

            _line.Add((byte)value);
            if (_line.Count == LongestLine)
            {
                return Take();
            }
        }

        return _line.Count > 0 ? Take() : null;
    }

    private string Take()
    {
        string line = Encoding.UTF8.GetString([.. _line]).TrimEnd('\r');
        _line.Clear();
        return line;
    }

    // A byte of text, with packet headers and packets of other kinds taken out.
    private int ReadTextByte()
    {
        while (true)
        {
            int value = ReadByte();
            if (value < 0)
            {
                return value;
            }

            if (_payload > 0)
            {
                _payload--;
                if (_isText)
                {
                    return value;
                }
            }
            else if (!IsHeader((byte)value))
            {
                return value;
            }
        }
    }

    // A header is recognised at its last marker byte: what was taken for text before is given up again.
    private bool IsHeader(byte value)
    {
        if (_header.Count < Marker.Length)
        {
            if (value != Marker[_header.Count])
            {
                _header.Clear();
            }

            if (value != Marker[_header.Count])
            {
                return false;
            }

            _header.Add(value);
            if (_header.Count < Marker.Length)
            {
                return false;
            }

            _line.RemoveRange(Math.Max(0, _line.Count - (Marker.Length - 1)), Math.Min(_line.Count, Marker.Length - 1));
            return true;
        }

        _header.Add(value);
        if (_header.Count == PacketHeaderLength)
        {
            StartPayload([.. _header]);
            _header.Clear();
        }

        return true;
    }

    private void StartPayload(byte[] header)
    {
        uint size = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(SizeOffset));
        _isText = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(CommandOffset)) == MessageCommand;
        // A header that noise has spoilt: the text goes on.
        _payload = size <= LargestPacket ? (int)size : 0;
    }

    private int ReadByte()
    {
        if (_next == _count)
        {
            _next = 0;
            _stream ??= TextEncodingMark.Decode(raw);
            _count = _stream.Read(_buffer);
            if (_count == 0)
            {
                return -1;
            }
        }

        return _buffer[_next++];
    }
}
