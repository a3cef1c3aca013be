using System;
using System.IO;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>A text whose lines end in carriage returns alone, with line feeds instead.</summary>
internal sealed class CarriageReturnStream(Stream inner) : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        int read = Inner.Read(buffer);
        buffer[..read].Replace((byte)'\r', (byte)'\n');
        return read;
    }
}
