using System;
using System.IO;
using System.Text;

namespace TinyRnn.Cli.Output;

/// <summary>UTF-8 on its way to a terminal: what the terminal would obey is replaced.</summary>
internal sealed class CleanStream : Stream
{
    private readonly TextWriter _target;
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();

    public CleanStream(TextWriter target)
    {
        _target = target;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var chars = new char[_decoder.GetCharCount(buffer, flush: false)];
        _decoder.GetChars(buffer, chars, flush: false);
        _target.Write(CleanText.Lines(new string(chars)));
    }

    public override void Flush() => _target.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
