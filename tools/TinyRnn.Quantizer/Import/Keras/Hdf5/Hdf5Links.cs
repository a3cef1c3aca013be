using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The links of a group, however they are stored. Only those that lead to an object of the same file are accepted.</summary>
internal static class Hdf5Links
{
    /// <summary>The links of the group that has these messages; null if it is no group.</summary>
    /// <exception cref="ImportException">Damaged, a soft or external link, or two of one name.</exception>
    public static IReadOnlyList<Hdf5Link>? Read(Hdf5Bytes file, IReadOnlyList<Hdf5Message> messages, string what, (ulong, ulong)? stated)
    {
        Hdf5Cursor[] tables = messages.Of(Hdf5MessageType.SymbolTable);
        Hdf5Cursor[] infos = messages.Of(Hdf5MessageType.LinkInfo);
        if (tables.Length + infos.Length != 1)
        {
            return tables.Length + infos.Length == 0 && stated is null
                ? null
                : throw file.Damaged($"{what}: expected one list of links, found {tables.Length + infos.Length}");
        }

        IReadOnlyList<Hdf5Link> links = tables.Length == 1
            ? ReadTable(file, tables[0], what, stated)
            : ReadMessages(infos[0], messages.Of(Hdf5MessageType.Link), what);
        foreach (Hdf5Link link in links)
        {
            CheckName(file, what, link.Name);
        }

        return links.DistinctBy(link => link.Name, StringComparer.Ordinal).Count() == links.Count
            ? links
            : throw file.Damaged($"{what}: two objects have one name");
    }

    public static ImportException Refuse(Hdf5Bytes file, string group, string name, string kind) =>
        file.Refused($"{group}: {Text.Quote(name)} is {kind} link, which is not supported: it may lead to another file or nowhere");

    private static IReadOnlyList<Hdf5Link> ReadTable(Hdf5Bytes file, Hdf5Cursor message, string what, (ulong, ulong)? stated)
    {
        (ulong Tree, ulong Heap) table = (message.UInt64(), message.UInt64());
        return stated is null || stated == table
            ? Hdf5SymbolTable.Read(file, table, what)
            : throw message.Damaged("the link to the group and the group's header state different tables");
    }

    private static List<Hdf5Link> ReadMessages(Hdf5Cursor info, Hdf5Cursor[] messages, string what)
    {
        const int TracksCreationOrder = 1;
        info.Version(0);
        byte flags = info.Byte();
        info.Skip((flags & TracksCreationOrder) != 0 ? 8UL : 0);
        if (info.UInt64() != Hdf5Bytes.Undefined)
        {
            throw info.Refused(
                "a group of so many objects in HDF5's newest layout is not supported; copy the file with h5repack --low=0 --high=0"
            );
        }

        return messages.Select(message => ReadLink(message, what)).ToList();
    }

    private static Hdf5Link ReadLink(Hdf5Cursor cursor, string what)
    {
        const int HasKind = 8;
        const int HasCreationOrder = 4;
        const int HasCharacterSet = 16;
        const int Hard = 0;
        const int Soft = 1;
        cursor.Version(1);
        byte flags = cursor.Byte();
        byte kind = (flags & HasKind) != 0 ? cursor.Byte() : (byte)Hard;
        cursor.Skip((flags & HasCreationOrder) != 0 ? 8UL : 0);
        cursor.Skip((flags & HasCharacterSet) != 0 ? 1UL : 0);
        string name = Encoding.UTF8.GetString(cursor.Take(cursor.UInt(1 << (flags & 3))));
        return kind == Hard
            ? new Hdf5Link(name, cursor.UInt64())
            : throw Refuse(cursor.File, what, name, kind == Soft ? "a soft" : "an external");
    }

    private static void CheckName(Hdf5Bytes file, string what, string name)
    {
        if (name.Length == 0 || name == "." || name.Contains('/', StringComparison.Ordinal))
        {
            throw file.Damaged($"{what}: {Text.Quote(name)} is not a name");
        }
    }
}
