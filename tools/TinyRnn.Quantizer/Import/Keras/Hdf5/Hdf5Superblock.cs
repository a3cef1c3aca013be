using System;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The first bytes of an HDF5 file.</summary>
internal static class Hdf5Superblock
{
    private const int WordBytes = 8;
    private const int LongestSuperblock = 100;
    private const int RootEntryUpToAddress = 8;

    /// <summary>What every HDF5 file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>The address of the root group's header.</summary>
    /// <exception cref="ImportException">Damaged, or spread over several files.</exception>
    public static ulong RootAddress(Hdf5Bytes file)
    {
        Hdf5Cursor cursor = file.Part(0, (ulong)Math.Min(LongestSuperblock, file.Length), "superblock");
        cursor.Signature(Signature);
        byte version = cursor.Version(0, 1, 2, 3);
        return version < 2 ? ReadOld(cursor, version) : ReadNew(cursor);
    }

    private static ulong ReadOld(Hdf5Cursor cursor, byte version)
    {
        cursor.Skip(4); // versions of parts, reserved
        CheckWords(cursor);
        cursor.Skip(1 + 2 + 2 + 4); // reserved, ranks of the groups' trees, flags
        cursor.Skip(version == 1 ? 4UL : 0);
        CheckBase(cursor);
        cursor.Skip(WordBytes); // free space
        CheckEnd(cursor);
        if (cursor.UInt64() != Hdf5Bytes.Undefined)
        {
            throw cursor.Refused("the data are spread over several files, which is not supported");
        }

        cursor.Skip(RootEntryUpToAddress);
        return cursor.UInt64();
    }

    private static ulong ReadNew(Hdf5Cursor cursor)
    {
        CheckWords(cursor);
        cursor.Skip(1); // flags
        CheckBase(cursor);
        if (cursor.UInt64() != Hdf5Bytes.Undefined)
        {
            throw cursor.Refused("an extension of the superblock is not supported");
        }

        CheckEnd(cursor);
        return cursor.UInt64();
    }

    private static void CheckWords(Hdf5Cursor cursor)
    {
        byte offsets = cursor.Byte();
        byte lengths = cursor.Byte();
        if (offsets != WordBytes || lengths != WordBytes)
        {
            throw cursor.Refused($"expected addresses and lengths of {WordBytes} bytes, found {offsets} and {lengths}");
        }
    }

    private static void CheckBase(Hdf5Cursor cursor)
    {
        ulong address = cursor.UInt64();
        if (address != 0)
        {
            throw cursor.Refused($"expected addresses that begin at byte 0, found a base of {address}");
        }
    }

    private static void CheckEnd(Hdf5Cursor cursor)
    {
        ulong end = cursor.UInt64();
        if (end > (ulong)cursor.File.Length)
        {
            throw cursor.Damaged($"expected a file of {end} bytes, found {cursor.File.Length}");
        }
    }
}
