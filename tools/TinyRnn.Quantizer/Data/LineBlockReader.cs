using System;
using System.IO;

namespace TinyRnn.Quantizer.Data;

/// <summary>
/// Cuts a stream into blocks of whole lines. A block is what one read delivers, so that a line which a live source has
/// written is available at once.
/// </summary>
internal sealed class LineBlockReader
{
    /// <summary>The longest line, in bytes.</summary>
    public const int LongestLine = 1 << 20;

    private readonly Stream _stream;
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _count;

    public LineBlockReader(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>Bytes handed out so far.</summary>
    public long Position { get; private set; }

    /// <summary>The next whole lines, valid until the next call; the last block may lack its line break; empty at the end.</summary>
    /// <exception cref="InvalidDataException">A line is longer than <see cref="LongestLine"/>.</exception>
    public ReadOnlyMemory<byte> Next()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _count);
        _start = 0;
        while (true)
        {
            if (_count == _buffer.Length)
            {
                Grow();
            }

            int read = _stream.Read(_buffer, _count, _buffer.Length - _count);
            int lineEnd = _buffer.AsSpan(_count, read).LastIndexOf((byte)'\n');
            int length = read == 0 ? _count : lineEnd < 0 ? 0 : _count + lineEnd + 1;
            _count += read;
            if (read == 0 || length > 0)
            {
                _start = length;
                _count -= length;
                Position += length;
                return _buffer.AsMemory(0, length);
            }
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= LongestLine)
        {
            throw new InvalidDataException($"a line is longer than {LongestLine} bytes");
        }

        Array.Resize(ref _buffer, 2 * _buffer.Length);
    }
}
