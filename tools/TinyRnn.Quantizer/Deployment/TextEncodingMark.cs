using System;
using System.IO;
using System.Text;
using TinyRnn.Quantizer.Readings.Files;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>The byte order mark that text may begin with, and the encoding that it tells.</summary>
internal static class TextEncodingMark
{
    /// <summary>The text in UTF-8, without its mark; what has none is left as it is.</summary>
    /// <param name="stream">Is waited for until it gives a byte or two.</param>
    public static Stream Decode(Stream stream)
    {
        var start = new byte[3];
        int length = 0;
        while (length < start.Length && IsBeginning(start.AsSpan(0, length)) && stream.Read(start, length, 1) == 1)
        {
            length++;
        }

        ReadOnlySpan<byte> found = start.AsSpan(0, length);
        return Is(found, 0xFF, 0xFE) ? Transcode(Encoding.Unicode)
            : Is(found, 0xFE, 0xFF) ? Transcode(Encoding.BigEndianUnicode)
            : Is(found, 0xEF, 0xBB, 0xBF) ? stream
            : new PrefixedStream(start[..length], stream);

        Stream Transcode(Encoding encoding) => Encoding.CreateTranscodingStream(new PrefixedStream(start[2..length], stream), encoding, new UTF8Encoding(false));
    }

    /// <summary>True when a mark may begin like that, or nothing was read yet.</summary>
    private static bool IsBeginning(ReadOnlySpan<byte> start) =>
        start.Length == 0 || Begins(start, 0xFF, 0xFE) || Begins(start, 0xFE, 0xFF) || Begins(start, 0xEF, 0xBB, 0xBF);

    private static bool Begins(ReadOnlySpan<byte> start, params ReadOnlySpan<byte> mark) => start.Length < mark.Length && mark.StartsWith(start);

    private static bool Is(ReadOnlySpan<byte> start, params ReadOnlySpan<byte> mark) => start.StartsWith(mark);
}
