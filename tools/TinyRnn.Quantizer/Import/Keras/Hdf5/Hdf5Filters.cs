using System;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>How chunks of a data set are compressed: not at all, or by gzip with or without shuffled bytes.</summary>
/// <param name="Inflates">gzip.</param>
/// <param name="Shuffles">The bytes of the elements are stored one place after the other.</param>
internal sealed record Hdf5Filters(bool Inflates, bool Shuffles)
{
    private const int Gzip = 1;
    private const int Shuffle = 2;

    public bool Any => Inflates || Shuffles;

    /// <summary>Reads a filter message.</summary>
    /// <exception cref="ImportException">Damaged, or other filters.</exception>
    public static Hdf5Filters Read(Hdf5Cursor cursor, int elementSize)
    {
        byte version = cursor.Version(1, 2);
        byte count = cursor.Byte();
        cursor.Skip(version == 1 ? 6UL : 0);
        int[] filters = Enumerable.Range(0, count).Select(_ => ReadFilter(cursor, version, elementSize)).ToArray();
        return filters switch
        {
            [Gzip] => new Hdf5Filters(true, false),
            [Shuffle] => new Hdf5Filters(false, true),
            [Shuffle, Gzip] => new Hdf5Filters(true, true),
            _ => throw cursor.Refused("expected the filters shuffle, gzip, or both in this order"),
        };
    }

    private static int ReadFilter(Hdf5Cursor cursor, byte version, int elementSize)
    {
        ushort filter = cursor.UInt16();
        if (filter is not (Gzip or Shuffle))
        {
            throw cursor.Refused($"filter {filter}{NameOf(filter)} is not supported; gzip and shuffle are");
        }

        ushort nameSize = version == 1 ? cursor.UInt16() : (ushort)0;
        cursor.Skip(2); // flags
        ushort parameters = cursor.UInt16();
        CheckName(cursor, nameSize);
        if (parameters == 0 || (cursor.UInt32() is var first && filter == Shuffle && first != elementSize))
        {
            throw cursor.Damaged($"expected a parameter of filter {filter}, of shuffle {elementSize}");
        }

        cursor.Skip(4UL * (parameters - 1U));
        cursor.Skip(version == 1 && parameters % 2 != 0 ? 4UL : 0);
        return filter;
    }

    private static void CheckName(Hdf5Cursor cursor, int size)
    {
        int end = cursor.Take((ulong)size).IndexOf((byte)0);
        if (size % 8 != 0 || (size > 0 && (end < size - 8 || end < 0)))
        {
            throw cursor.Damaged($"expected a filter's name of {size} bytes that is padded to 8");
        }
    }

    private static string NameOf(int filter) =>
        filter switch
        {
            3 => " (fletcher32)",
            4 => " (szip)",
            5 => " (nbit)",
            6 => " (scaleoffset)",
            32000 => " (lzf)",
            32001 => " (blosc)",
            32015 => " (zstd)",
            _ => "",
        };
}
