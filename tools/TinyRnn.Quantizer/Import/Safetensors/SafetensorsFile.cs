using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.Safetensors;

/// <summary>
/// A <c>.safetensors</c> file: u64 little-endian length of the header, header in JSON, buffer. Writers sort the
/// tensors, so their order tells nothing of the layers'.
/// </summary>
internal sealed class SafetensorsFile : TensorFile
{
    private const int LengthBytes = 8;

    /// <summary>So many bytes tell whether a file is text.</summary>
    private const long LongestLook = 4096;

    private readonly Stream _stream;
    private readonly long _bufferStart;
    private readonly IReadOnlyList<SafetensorsTensor> _tensors;

    /// <param name="file">For messages.</param>
    /// <param name="stream">Seekable; stays open.</param>
    /// <exception cref="ImportException">The file breaks a rule of the format.</exception>
    public SafetensorsFile(string file, Stream stream)
        : base(file)
    {
        _stream = stream;
        long headerLength = ReadHeaderLength();
        byte[] header = ReadAt(LengthBytes, headerLength);
        if (header[0] != '{')
        {
            throw NotSupported($"expected a header that begins with '{{', found byte 0x{header[0]:x2}");
        }

        _bufferStart = LengthBytes + headerLength;
        _tensors = new SafetensorsHeader(file, stream.Length - _bufferStart, ReadBuffer).Read(header);
    }

    public override IReadOnlyList<TensorEntry> Tensors => _tensors;

    public override bool InDefinitionOrder => false;

    public override void Dispose() { }

    private long ReadHeaderLength()
    {
        if (_stream.Length < LengthBytes)
        {
            throw NotSupported($"expected at least {LengthBytes} bytes, found {_stream.Length}");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(ReadAt(0, LengthBytes));
        long rest = _stream.Length - LengthBytes;
        return length > 1 && length <= (ulong)Math.Min(rest, SafetensorsHeader.LongestHeader)
            ? (long)length
            : throw NotSupported(IsText() ? "found text, so that network and readings may be swapped" : $"expected a header of 2 to {Math.Min(rest, SafetensorsHeader.LongestHeader)} bytes, found {length}");
    }

    private bool IsText() => PlainText.Is(ReadAt(0, Math.Min(_stream.Length, LongestLook)));

    private byte[] ReadBuffer(long begin, long end) => ReadAt(_bufferStart + begin, end - begin);

    private byte[] ReadAt(long position, long length)
    {
        byte[] bytes = new byte[length];
        _stream.Position = position;
        _stream.ReadExactly(bytes);
        return bytes;
    }

    private ImportException NotSupported(string problem) =>
        new(File, $"neither a zip archive, as PyTorch writes checkpoints, nor a .safetensors file: {problem}.");
}
