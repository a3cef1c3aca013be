using System;
using System.IO;
using System.Linq;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>
/// The zip archive of a checkpoint: one folder with <c>data.pkl</c>, <c>data/KEY</c> per storage, perhaps <c>byteorder</c>.
/// </summary>
internal sealed class CheckpointArchive : IDisposable
{
    private const string PickleName = "data.pkl";
    private const long LargestPickle = 64L << 20;
    private const long LargestStorage = 512L << 20;

    private readonly string _file;
    private readonly long _fileLength;
    private readonly ZipEntries _entries;
    private readonly string _folder;

    /// <exception cref="ImportException">Not a checkpoint, or a damaged one.</exception>
    public CheckpointArchive(string file, Stream stream)
    {
        _file = file;
        _fileLength = stream.Length;
        _entries = new ZipEntries(file, stream);
        _folder = FindFolder();
        CheckByteOrder();
    }

    public byte[] ReadPickle() => ReadEntry(PickleName, LargestPickle);

    /// <exception cref="ImportException">No such storage, or not of the size that the pickle states.</exception>
    public void CheckStorage(PickledStorage storage)
    {
        long found = _entries.LengthOf(_folder + StorageName(storage));
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

    public void Dispose() => _entries.Dispose();

    private static string StorageName(PickledStorage storage) => $"data/{storage.Key}";

    private string FindFolder()
    {
        string[] folders = _entries
            .Names.Where(name => name.EndsWith($"/{PickleName}", StringComparison.Ordinal))
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
            _entries.Has($"{folder}constants.pkl")
            || _entries.Names.Any(name => name.StartsWith($"{folder}code/", StringComparison.Ordinal))
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
        if (!_entries.Has($"{_folder}byteorder"))
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

    private byte[] ReadEntry(string name, long largest)
    {
        string entry = _folder + name;
        return _entries.IsStored(entry)
            ? _entries.Read(entry, Math.Min(largest, _fileLength))
            : throw new ImportException(
                _file,
                $"zip entry {Text.Quote(entry)} is compressed or encrypted; PyTorch stores entries as they are."
            );
    }
}
