using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;

namespace TinyRnn.Quantizer.Import;

/// <summary>The entries of a zip archive that is not trusted: no name twice, lengths and checksums as they are stated.</summary>
internal sealed class ZipEntries : IDisposable
{
    private readonly string _file;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    /// <param name="file">For messages.</param>
    /// <param name="stream">Seekable; stays open.</param>
    /// <exception cref="ImportException">The archive is damaged.</exception>
    public ZipEntries(string file, Stream stream)
    {
        _file = file;
        _zip = Guard("the zip directory", () => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        foreach (ZipArchiveEntry entry in Guard("the zip directory", () => _zip.Entries))
        {
            if (!_entries.TryAdd(entry.FullName, entry))
            {
                throw new ImportException(file, $"zip entry {Text.Quote(entry.FullName)} occurs twice.");
            }
        }
    }

    public IReadOnlyCollection<string> Names => _entries.Keys;

    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Bytes of an entry as they are read.</summary>
    /// <exception cref="ImportException">No such entry.</exception>
    public long LengthOf(string name) => Find(name).Length;

    /// <summary>True of an entry whose bytes stand in the archive as they are.</summary>
    /// <exception cref="ImportException">No such entry.</exception>
    public bool IsStored(string name) => Find(name) is { IsEncrypted: false } entry && entry.CompressedLength == entry.Length;

    /// <exception cref="ImportException">No such entry, too long, encrypted, or damaged.</exception>
    public byte[] Read(string name, long largest)
    {
        ZipArchiveEntry entry = Find(name);
        string what = $"zip entry {Text.Quote(name)}";
        if (entry.IsEncrypted || entry.Length > largest)
        {
            string secret = entry.IsEncrypted ? ", encrypted" : "";
            throw new ImportException(_file, $"{what}: expected at most {largest} bytes, found {entry.Length}{secret}.");
        }

        byte[] bytes = Guard(what, () => ReadBytes(entry));
        return Crc32.Compute(bytes, 0, bytes.Length) == unchecked((int)entry.Crc32)
            ? bytes
            : throw new ImportException(_file, $"{what} is damaged: its checksum does not match its contents.");
    }

    public void Dispose() => _zip.Dispose();

    private ZipArchiveEntry Find(string name) =>
        _entries.TryGetValue(name, out ZipArchiveEntry? entry)
            ? entry
            : throw new ImportException(_file, $"zip entry {Text.Quote(name)} is missing.");

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
