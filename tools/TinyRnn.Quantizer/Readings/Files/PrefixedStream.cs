using System;
using System.IO;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>Bytes that were taken from a stream to look at, and then the rest of it.</summary>
internal sealed class PrefixedStream(byte[] prefix, Stream inner) : ForwardStream(inner)
{
    private int _given;

    public override int Read(Span<byte> buffer)
    {
        if (_given == prefix.Length)
        {
            return Inner.Read(buffer);
        }

        int count = Math.Min(buffer.Length, prefix.Length - _given);
        prefix.AsSpan(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }
}
