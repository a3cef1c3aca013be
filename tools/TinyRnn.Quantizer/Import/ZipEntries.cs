using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace TinyRnn.Quantizer.Import;

/// <summary>The entries of a zip archive that is not trusted: no name twice, lengths and checksums as they are stated.</summary>
internal sealed class ZipEntries
{
    /// <summary>How much longer than the archive an entry may be when it is inflated.</summary>
    public const long LargestInflated = 16L << 20;

    private readonly string _file;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    /// <param name="file">For messages.</param>
    /// <param name="stream">Seekable; stays open.</param>
    /// <exception cref="ImportException">The archive is damaged.</exception>
    public ZipEntries(string file, Stream stream)
    {
        _file = file;
        foreach (ZipArchiveEntry entry in Guard("the archive", () => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true).Entries))
        {
            if (!_entries.TryAdd(entry.FullName, entry))
            {
                throw new ImportException(file, $"zip entry {Text.Quote(entry.FullName)} occurs twice.");
            }
        }
    }

    public IReadOnlyCollection<string> Names => _entries.Keys;

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <exception cref="ImportException">Too long, encrypted, or damaged.</exception>
    public byte[] Read(string name, long largest)
    {
        ZipArchiveEntry entry = _entries[name];
        string what = $"zip entry {Text.Quote(name)}";
        if (entry.IsEncrypted || entry.Length > largest)
        {
            throw new ImportException(_file, $"{what}: expected at most {largest} bytes, not encrypted; found {entry.Length}.");
        }

        byte[] bytes = Guard(what, () => ReadBytes(entry));
        return Crc32.Compute(bytes, 0, bytes.Length) == unchecked((int)entry.Crc32)
            ? bytes
            : throw new ImportException(_file, $"{what} is damaged: its checksum does not match its contents.");
    }

    private static byte[] ReadBytes(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        byte[] bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private T Guard<T>(string what, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            throw new ImportException(_file, $"{what} is damaged: {exception.Message}", exception);
        }
    }
}
