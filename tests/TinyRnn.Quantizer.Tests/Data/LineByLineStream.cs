using System;
using System.IO;
using System.Text;

namespace TinyRnn.Quantizer.Tests.Data;

/// <summary>Delivers one line per read, as a pipe from a sensor does.</summary>
internal sealed class LineByLineStream(params string[] lines) : Stream
{
    public int LinesTaken { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        LinesTaken == lines.Length ? 0 : Encoding.UTF8.GetBytes(lines[LinesTaken++] + "\n", buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
