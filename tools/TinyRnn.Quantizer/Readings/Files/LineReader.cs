using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>The lines of a text as UTF-8, without their ends; a live source's line as soon as it is there.</summary>
internal sealed class LineReader : IDisposable
{
    private readonly RawFile _file;
    private readonly Stream _bytes;
    private readonly Stream _text;
    private readonly LineBlockReader _blocks;
    private readonly bool _checksEncoding;
    private byte[] _block = [];
    private int _blockEnd;
    private int _next;
    private int _start;
    private int _length;
    private readonly Queue<byte[]> _again = new();
    private bool _isAgain;

    public LineReader(RawFile file, Stream bytes, Stream text)
    {
        _file = file;
        _bytes = bytes;
        _text = text;
        _blocks = new LineBlockReader(text);
        _checksEncoding = file.MayBeOtherThanUtf8;
    }

    /// <summary>The current line, valid until the next.</summary>
    public ReadOnlySpan<byte> Line => _isAgain ? _again.Peek() : _block.AsSpan(_start, _length);

    /// <summary>The bytes in which the current line stands, from <see cref="Start"/> on, as long as the line is valid.</summary>
    public byte[] Buffer => _isAgain ? _again.Peek() : _block;

    /// <summary>Where the current line begins in <see cref="Buffer"/>.</summary>
    public int Start => _isAgain ? 0 : _start;

    /// <summary>False when the file ended within the current line.</summary>
    public bool HasEnd { get; private set; }

    /// <summary>Its number, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes taken from the file so far, as it stands on the disk.</summary>
    public long Position => _bytes.CanSeek ? _bytes.Position : _blocks.Position;

    /// <summary>Bytes of the file, or null when it does not tell.</summary>
    public long? Length => _bytes.CanSeek ? _bytes.Length : null;

    /// <summary>Advances to the next line.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="CsvInputException">A line is too long, or packed data is damaged.</exception>
    /// <exception cref="OtherEncodingException">The text is not UTF-8, as had been taken for granted.</exception>
    public bool Read()
    {
        if (_isAgain)
        {
            _again.Dequeue();
        }

        _isAgain = _again.Count > 0;
        if (_isAgain)
        {
            Number++;
            return true;
        }

        if (_next >= _blockEnd && !ReadBlock())
        {
            return false;
        }

        ReadOnlySpan<byte> rest = _block.AsSpan(_next, _blockEnd - _next);
        int end = rest.IndexOf((byte)'\n');
        _start = _next;
        _length = end < 0 ? rest.Length : end;
        HasEnd = end >= 0;
        _next += end < 0 ? rest.Length : end + 1;
        while (_length > 0 && rest[_length - 1] == '\r')
        {
            _length--;
        }

        Number++;
        return true;
    }

    /// <summary>Gives the last lines once more, before any other.</summary>
    public void GiveAgain(IReadOnlyList<byte[]> lines)
    {
        foreach (byte[] line in lines)
        {
            _again.Enqueue(line);
        }

        Number -= lines.Count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _text.Dispose();
        _bytes.Dispose();
    }

    private bool ReadBlock()
    {
        bool first = _blocks.Position == 0;
        try
        {
            ReadOnlyMemory<byte> lines = _blocks.Next();
            MemoryMarshal.TryGetArray(lines, out ArraySegment<byte> segment);
            (_block, _blockEnd) = (segment.Array ?? [], segment.Offset + segment.Count);
        }
        catch (InvalidDataException exception)
        {
            string problem = exception.Message.StartsWith("a line is longer", StringComparison.Ordinal)
                ? exception.Message
                : $"the gzip data is damaged: {exception.Message}";
            throw new CsvInputException(_file.Name, Number + 1, problem);
        }

        ReadOnlySpan<byte> text = _block.AsSpan(0, _blockEnd);
        _next = 0;
        while (first && text[_next..].StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            _next += 3;
        }

        if (_checksEncoding && TextEncoding.FirstBad(text) is >= 0 and int bad && text[bad] != TextEncoding.EmptyFlash)
        {
            _file.FoundDamaged(text[bad], Number + 1 + text[..bad].Count((byte)'\n'));
        }

        return _next < _blockEnd || (_blockEnd > 0 && ReadBlock());
    }
}
