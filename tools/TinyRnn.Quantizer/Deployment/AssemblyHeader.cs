using System;
using System.Buffers.Binary;
using System.Text;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// The header of a <c>.pe</c>: 124 bytes, little-endian. Marker [8], CRC of the header, CRC of the rest, flags, checksum of native
/// methods, patch entry (u32 each), version (4 u16), name and version of the string table (u16 each), where the 16 tables start
/// (u32 each; the last is the total size), number of patched methods (u32), padding of the tables [16].
/// </summary>
internal static class AssemblyHeader
{
    public const int Length = 124;
    public const int HeaderCrcOffset = 8;

    private const int AssemblyCrcOffset = 12;
    private const int VersionOffset = 28;
    private const int NameOffset = 36;
    private const int StringTableVersionOffset = 38;
    private const int TablesOffset = 40;
    private const int TableCount = 16;
    private const int ReferencesTable = 0;
    private const int StringsTable = 11;
    private const int EndTable = 15;
    private const int ReferenceLength = 12;

    /// <summary>Checks the assembly that starts the bytes; what follows it is not looked at.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="FormatException">Says what is wrong.</exception>
    public static int Check(ReadOnlySpan<byte> bytes)
    {
        CheckMarker(bytes);
        uint length = U32(bytes, TablesOffset + (4 * EndTable));
        Span<byte> header = stackalloc byte[Length];
        bytes[..Length].CopyTo(header);
        header.Slice(HeaderCrcOffset, 4).Clear();
        CheckCrc("header", U32(bytes, HeaderCrcOffset), ClrCrc.Compute(header));
        if (U16(bytes, StringTableVersionOffset) != 1)
        {
            throw new FormatException($"expected version 1 of the CLR's string table, found {U16(bytes, StringTableVersionOffset)}");
        }

        CheckTables(bytes);
        if (length > bytes.Length)
        {
            throw new FormatException($"truncated: its header says {length} bytes, found {bytes.Length}");
        }

        CheckCrc("assembly", U32(bytes, AssemblyCrcOffset), ClrCrc.Compute(bytes[Length..(int)length]));
        return (int)length;
    }

    /// <summary>Name and version.</summary>
    public static AssemblyIdentity Identity(ReadOnlySpan<byte> bytes) =>
        new(Name(bytes, U16(bytes, NameOffset)), Version(bytes[VersionOffset..]));

    /// <summary>The assemblies it refers to.</summary>
    public static AssemblyIdentity[] References(ReadOnlySpan<byte> bytes)
    {
        int start = Table(bytes, ReferencesTable);
        var references = new AssemblyIdentity[(Table(bytes, ReferencesTable + 1) - start) / ReferenceLength];
        for (int i = 0; i < references.Length; i++)
        {
            ReadOnlySpan<byte> record = bytes.Slice(start + (i * ReferenceLength), ReferenceLength);
            references[i] = new AssemblyIdentity(Name(bytes, U16(record, 0)), Version(record[4..]));
        }

        return references;
    }

    private static void CheckMarker(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("MZ"u8))
        {
            throw new FormatException("expected a .pe of nanoFramework, found a .NET assembly (MZ); the .pe lies beside it after a build");
        }

        if (bytes.StartsWith("NFMRK2\0"u8))
        {
            throw new FormatException("expected an assembly of nanoFramework 1 (NFMRK1), found one of nanoFramework 2 (NFMRK2)");
        }

        if (bytes.Length < Length)
        {
            throw new FormatException($"expected a .pe of nanoFramework, whose header alone has {Length} bytes, found {bytes.Length} bytes");
        }

        if (!bytes.StartsWith("NFMRK1\0\0"u8))
        {
            throw new FormatException($"expected a .pe of nanoFramework, which starts with NFMRK1, found {Convert.ToHexString(bytes[..8])}");
        }
    }

    private static void CheckTables(ReadOnlySpan<byte> bytes)
    {
        uint last = Length;
        for (int table = 0; table < TableCount; table++)
        {
            uint start = U32(bytes, TablesOffset + (4 * table));
            if (start < last || start > int.MaxValue)
            {
                throw new FormatException($"table {table}: expected a start of {last} or more, found {start}");
            }

            last = start;
        }
    }

    private static void CheckCrc(string what, uint expected, uint actual)
    {
        if (expected != actual)
        {
            throw new FormatException($"damaged: the {what}'s checksum is {actual:x8}, expected {expected:x8}");
        }
    }

    private static string Name(ReadOnlySpan<byte> bytes, int index)
    {
        if (ClrStrings.Find(index) is string known)
        {
            return known;
        }

        ReadOnlySpan<byte> strings = bytes[Table(bytes, StringsTable)..Table(bytes, StringsTable + 1)];
        int end = index < strings.Length ? strings[index..].IndexOf((byte)0) : -1;
        return end >= 0
            ? Encoding.UTF8.GetString(strings.Slice(index, end))
            : throw new FormatException($"an assembly's name: expected text in the table of {strings.Length} bytes, found none at {index}");
    }

    private static Version Version(ReadOnlySpan<byte> bytes) => new(U16(bytes, 0), U16(bytes, 2), U16(bytes, 4), U16(bytes, 6));

    private static int Table(ReadOnlySpan<byte> bytes, int table) => (int)U32(bytes, TablesOffset + (4 * table));

    private static uint U32(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private static int U16(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[offset..]);
}
