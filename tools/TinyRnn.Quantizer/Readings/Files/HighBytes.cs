using System;
using System.Buffers;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>Counts letters that UTF-8 keeps in several bytes, and bytes that are none of it.</summary>
internal sealed class HighBytes
{
    private const int LongestLetter = 4;

    private long _good;
    private long _bad;
    private long _line = 1;

    public byte FirstBad { get; private set; }

    /// <summary>From 1.</summary>
    public long FirstBadLine { get; private set; }

    /// <summary>True where as many bytes at least are letters of UTF-8 as are damaged.</summary>
    public bool IsUtf8 => _bad <= _good;

    /// <summary>Counts some bytes; what may be half a letter at the end is left to the next.</summary>
    /// <param name="bytes">From the end of those before on.</param>
    /// <param name="isEnd">True when there are no more.</param>
    /// <returns>How many were counted.</returns>
    public int Add(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        int at = 0;
        while (at < bytes.Length)
        {
            int plain = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)127);
            int next = plain < 0 ? bytes.Length : at + plain;
            _line += bytes[at..next].Count((byte)'\n');
            at = next;
            if (at == bytes.Length || (!isEnd && at + LongestLetter > bytes.Length))
            {
                break;
            }

            OperationStatus status = Rune.DecodeFromUtf8(bytes[at..], out _, out int used);
            Count(status == OperationStatus.Done, bytes[at]);
            at += used;
        }

        return at;
    }

    private void Count(bool isGood, byte first)
    {
        if (isGood)
        {
            _good++;
        }
        else if (first != TextEncoding.EmptyFlash)
        {
            (FirstBad, FirstBadLine) = _bad++ == 0 ? (first, _line) : (FirstBad, FirstBadLine);
        }
    }
}
