using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>Checks texts of variable length, which stand in collections elsewhere in the file (the global heap).</summary>
internal sealed class Hdf5Heap(Hdf5Bytes file)
{
    private const long LongestTexts = 4L << 20;
    private const int SmallestCollection = 4096;
    private const int CollectionHeader = 16;
    private const int ObjectHeader = 16;

    private readonly Dictionary<ulong, Dictionary<int, ulong>> _collections = [];
    private long _left = LongestTexts;

    /// <param name="reference">16 bytes: the text's length, its collection's address and its number there.</param>
    /// <exception cref="ImportException">No such text, or not all of it, or too much text in all.</exception>
    public void CheckText(Hdf5Cursor reference)
    {
        uint length = reference.UInt32();
        ulong address = reference.UInt64();
        uint number = reference.UInt32();
        if (length == 0 && address is 0 or Hdf5Bytes.Undefined)
        {
            return;
        }

        if (!_collections.TryGetValue(address, out Dictionary<int, ulong>? sizes))
        {
            _collections[address] = sizes = ReadSizes(address);
        }

        if (number == 0 || number > ushort.MaxValue || !sizes.TryGetValue((int)number, out ulong size) || size != length)
        {
            throw reference.Damaged($"expected text of {length} bytes as number {number} of the heap at byte {address}");
        }

        _left -= length;
        if (_left < 0)
        {
            throw reference.Refused(string.Create(CultureInfo.InvariantCulture, $"expected at most {LongestTexts} bytes of text in the file"));
        }
    }

    private Dictionary<int, ulong> ReadSizes(ulong address)
    {
        Hdf5Cursor prefix = file.Part(address, CollectionHeader, "heap of texts");
        prefix.Signature("GCOL"u8);
        prefix.Version(1);
        prefix.Skip(3);
        ulong size = prefix.UInt64();
        if (size < SmallestCollection)
        {
            throw prefix.Damaged($"expected at least {SmallestCollection} bytes, found {size}");
        }

        Hdf5Cursor objects = file.Part(address + CollectionHeader, size - CollectionHeader, "heap of texts");
        var sizes = new Dictionary<int, ulong>();
        while (objects.Remaining > ObjectHeader)
        {
            ushort number = objects.UInt16();
            if (number == 0)
            {
                break;
            }

            objects.Skip(6);
            ulong length = objects.UInt64();
            objects.Skip(length);
            objects.Skip((8 - (length % 8)) % 8);
            if (!sizes.TryAdd(number, length))
            {
                throw objects.Damaged($"text {number} stands there twice");
            }
        }

        return sizes;
    }
}
