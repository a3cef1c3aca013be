using System;
using System.IO;
using System.Text;

namespace TinyRnn.Quantizer.Data;

/// <summary>The lines of a UTF-8 file, a line as soon as it has been written.</summary>
public sealed class TextLineReader : IDisposable
{
    private readonly Stream _stream;
    private readonly LineBlockReader _blocks;
    private readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private ReadOnlyMemory<byte> _rest;

    /// <summary>Prepares to read.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="stream">The bytes; disposed with the reader.</param>
    public TextLineReader(string name, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Name = name;
        _stream = stream;
        _blocks = new LineBlockReader(stream);
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The current line, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The current line without its line break.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Bytes taken from the stream so far.</summary>
    public long Position => _blocks.Position - _rest.Length;

    /// <summary>Bytes in all, or null when the stream does not tell.</summary>
    public long? Length => _stream.CanSeek ? _stream.Length : null;

    /// <summary>Opens a file; <c>-</c> is the standard input.</summary>
    /// <exception cref="TextInputException">The file does not exist or cannot be read.</exception>
    public static TextLineReader Open(string path)
    {
        (string name, Stream stream) = DataFile.Open(path, problem => new TextInputException(path, problem));
        return new TextLineReader(name, stream);
    }

    /// <summary>Advances to the next line.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="TextInputException">The line is not UTF-8, or too long.</exception>
    public bool Read()
    {
        if (_rest.IsEmpty && !ReadBlock())
        {
            return false;
        }

        Line++;
        int end = _rest.Span.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? _rest.Span : _rest.Span[..end];
        _rest = end < 0 ? default : _rest[(end + 1)..];
        try
        {
            Text = _encoding.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
        }
        catch (DecoderFallbackException)
        {
            throw new TextInputException(Name, Line, "expected UTF-8, found other bytes; save the file as UTF-8");
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private bool ReadBlock()
    {
        bool first = _blocks.Position == 0;
        try
        {
            _rest = _blocks.Next();
        }
        catch (InvalidDataException exception)
        {
            throw new TextInputException(Name, Line + 1, exception.Message);
        }

        if (first && _rest.Span.StartsWith(Encoding.UTF8.Preamble))
        {
            _rest = _rest[Encoding.UTF8.Preamble.Length..];
        }

        return !_rest.IsEmpty;
    }
}
