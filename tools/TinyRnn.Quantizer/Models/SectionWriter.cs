using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace TinyRnn.Quantizer.Models;

/// <summary>Puts sections into the frame of a file: header, id and checksum.</summary>
internal sealed class SectionWriter
{
    private readonly List<(Section Section, byte[] Contents, byte[]? Identity)> _sections = [];

    /// <summary>Adds a section that decides bits, and is part of the model's id, behind those before.</summary>
    /// <param name="section">Which.</param>
    /// <param name="write">Writes the contents.</param>
    public void Add(Section section, Action<BinaryWriter> write)
    {
        byte[] contents = Contents(write);
        _sections.Add((section, contents, contents));
    }

    /// <summary>Adds a section that is no part of the model's id, or only by what stands for it.</summary>
    /// <param name="section">Which.</param>
    /// <param name="identity">What goes into the id in place of the contents; null for nothing.</param>
    /// <param name="write">Writes the contents.</param>
    public void AddBeside(Section section, byte[]? identity, Action<BinaryWriter> write) => _sections.Add((section, Contents(write), identity));

    private static byte[] Contents(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            write(writer);
        }

        return stream.ToArray();
    }

    /// <summary>The file.</summary>
    /// <param name="magic">What it begins with.</param>
    public byte[] ToFile(int magic)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(magic);
            writer.Write((ushort)ModelLimits.Version);
            writer.Write((ushort)_sections.Count);
            writer.Write(0);
            writer.Write(Id());
            foreach ((Section section, byte[] contents, _) in _sections)
            {
                writer.Write((byte)section);
                writer.Write(contents.Length);
                writer.Write(contents);
            }

            writer.Write(0);
        }

        byte[] bytes = stream.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(SectionReader.LengthOffset), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.Compute(bytes, 0, bytes.Length - 4));
        return bytes;
    }

    /// <summary>SHA-256 of the sections that decide bits, one after the other: renaming or proving a model leaves its id.</summary>
    private byte[] Id()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach ((Section section, _, byte[]? identity) in _sections)
        {
            if (identity is not null)
            {
                writer.Write((byte)section);
                writer.Write(identity.Length);
                writer.Write(identity);
            }
        }

        writer.Flush();
        return SHA256.HashData(stream.ToArray())[..ModelInfo.IdLength];
    }
}
