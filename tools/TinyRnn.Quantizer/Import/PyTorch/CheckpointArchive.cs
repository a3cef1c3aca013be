using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>
/// The zip archive of a checkpoint: one folder with <c>data.pkl</c>, <c>data/KEY</c> per storage, perhaps <c>byteorder</c>.
/// </summary>
internal sealed class CheckpointArchive : IDisposable
{
    private const string PickleName = "data.pkl";
    private const long LargestStorage = 512L << 20;

    private readonly string _file;
    private readonly long _fileLength;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries;
    private readonly string _folder;

    /// <exception cref="ImportException">Not a checkpoint, or a damaged one.</exception>
    public CheckpointArchive(string file, Stream stream)
    {
        _file = file;
        _fileLength = stream.Length;
        CheckEntryCount(stream);
        _zip = Guard("the zip directory", () => new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true));
        _entries = ListEntries();
        _folder = FindFolder();
        CheckByteOrder();
    }

    public byte[] ReadPickle() => ReadEntry(PickleName, PickleLimits.Bytes);

    /// <exception cref="ImportException">No such storage, or not of the size that the pickle states.</exception>
    public void CheckStorage(PickledStorage storage)
    {
        long found = FindEntry(StorageName(storage)).Length;
        Int128 expected = (Int128)storage.Count * Tensors.ElementTypes.Bytes(storage.Type);
        if (found != expected)
        {
            throw new ImportException(_file, $"storage {Text.Quote(storage.Key)}: expected {expected} bytes, found {found}.");
        }
    }

    public byte[] ReadStorage(PickledStorage storage)
    {
        CheckStorage(storage);
        return ReadEntry(StorageName(storage), LargestStorage);
    }

    public void Dispose() => _zip.Dispose();

    private static string StorageName(PickledStorage storage) => $"data/{storage.Key}";

    /// <summary>Each entry of the directory begins with a mark, so that there are no more entries than marks.</summary>
    private void CheckEntryCount(Stream stream)
    {
        ReadOnlySpan<byte> mark = "PK\x01\x02"u8;
        byte[] block = new byte[1 << 16];
        int entries = 0;
        int kept = 0;
        int read;
        while ((read = stream.Read(block, kept, block.Length - kept)) > 0)
        {
            ReadOnlySpan<byte> known = block.AsSpan(0, kept + read);
            entries += known.Count(mark);
            kept = Math.Min(mark.Length - 1, known.Length);
            known[^kept..].CopyTo(block);
        }

        stream.Position = 0;
        if (entries > PickleLimits.ArchiveEntries)
        {
            throw new ImportException(_file, $"expected a checkpoint of at most {PickleLimits.ArchiveEntries} zip entries, found {entries}.");
        }
    }

    private Dictionary<string, ZipArchiveEntry> ListEntries()
    {
        var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
        foreach (ZipArchiveEntry entry in Guard("the zip directory", () => _zip.Entries))
        {
            if (!entries.TryAdd(entry.FullName, entry))
            {
                throw new ImportException(_file, $"zip entry {Text.Quote(entry.FullName)} occurs twice.");
            }
        }

        return entries;
    }

    private string FindFolder()
    {
        string[] folders = _entries
            .Keys.Where(name => name.EndsWith($"/{PickleName}", StringComparison.Ordinal))
            .Select(name => name[..^PickleName.Length])
            .Where(folder => folder.IndexOf('/', StringComparison.Ordinal) == folder.Length - 1)
            .ToArray();
        if (folders.Length != 1)
        {
            throw new ImportException(
                _file,
                $"expected a PyTorch checkpoint, a zip archive with one entry FOLDER/{PickleName}; found {folders.Length} such entries."
            );
        }

        string folder = folders[0];
        if (
            _entries.ContainsKey($"{folder}constants.pkl")
            || _entries.Keys.Any(name => name.StartsWith($"{folder}code/", StringComparison.Ordinal))
        )
        {
            throw new ImportException(
                _file,
                "this is a TorchScript module, which holds code. Save the weights alone: torch.save(model.state_dict(), \"model.pt\")."
            );
        }

        return folder;
    }

    private void CheckByteOrder()
    {
        if (!_entries.ContainsKey($"{_folder}byteorder"))
        {
            return;
        }

        byte[] order = ReadEntry("byteorder", 16);
        if (!order.AsSpan().SequenceEqual("little"u8))
        {
            throw new ImportException(
                _file,
                $"byte order: expected 'little', found {Text.Quote(System.Text.Encoding.Latin1.GetString(order))}; save the "
                    + "checkpoint on a little-endian machine."
            );
        }
    }

    private ZipArchiveEntry FindEntry(string name) =>
        _entries.TryGetValue(_folder + name, out ZipArchiveEntry? entry)
            ? entry
            : throw new ImportException(_file, $"zip entry {Text.Quote(_folder + name)} is missing.");

    private byte[] ReadEntry(string name, long largest)
    {
        ZipArchiveEntry entry = FindEntry(name);
        string what = $"zip entry {Text.Quote(entry.FullName)}";
        if (entry.CompressedLength != entry.Length || entry.IsEncrypted)
        {
            throw new ImportException(_file, $"{what} is compressed or encrypted; PyTorch stores entries as they are.");
        }

        if (entry.Length > Math.Min(largest, _fileLength))
        {
            throw new ImportException(_file, $"{what}: expected at most {Math.Min(largest, _fileLength)} bytes, found {entry.Length}.");
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
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            throw new ImportException(_file, $"{what} is damaged: {exception.Message}", exception);
        }
    }
}
