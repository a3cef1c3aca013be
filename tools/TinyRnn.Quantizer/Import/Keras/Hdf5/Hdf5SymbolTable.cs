using System;
using System.Collections.Generic;
using System.Text;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The links of a group as HDF5 stores them from its first version on: a tree of tables, and a heap of names.</summary>
internal sealed class Hdf5SymbolTable
{
    private const int MostEntries = 4096;
    private const int LargestHeap = 1 << 18;

    private readonly Hdf5Bytes _file;
    private readonly string _what;
    private readonly ReadOnlyMemory<byte> _names;
    private readonly List<Hdf5Link> _links = [];

    private Hdf5SymbolTable(Hdf5Bytes file, ulong heap, string what)
    {
        _file = file;
        _what = what;
        Hdf5Cursor cursor = file.Part(heap, 32, $"{what}: names");
        cursor.Signature("HEAP"u8);
        cursor.Version(0);
        cursor.Skip(3);
        ulong size = cursor.UInt64();
        cursor.Skip(8);
        ulong address = cursor.UInt64();
        if (size > LargestHeap)
        {
            throw cursor.Refused($"expected names of at most {LargestHeap} bytes in all, found {size}");
        }

        _ = file.Part(address, size, $"{what}: names");
        _names = file.Data(address, size, $"{what}: names");
    }

    /// <exception cref="ImportException">Damaged, or a link that leads out of the file.</exception>
    public static IReadOnlyList<Hdf5Link> Read(Hdf5Bytes file, (ulong Tree, ulong Heap) table, string what)
    {
        var symbols = new Hdf5SymbolTable(file, table.Heap, what);
        symbols.ReadNode(table.Tree, level: null);
        return symbols._links;
    }

    private void ReadNode(ulong address, int? level)
    {
        var node = Hdf5TreeNode.Read(_file, address, Hdf5TreeNode.OfLinks, level, $"{_what}: tree");
        Hdf5Cursor children = _file.Part(node.Body, (16UL * node.Entries) + 8, $"{_what}: tree");
        for (int i = 0; i < node.Entries; i++)
        {
            children.Skip(8);
            ulong child = children.UInt64();
            if (node.Level == 0)
            {
                ReadTable(child);
            }
            else
            {
                ReadNode(child, node.Level - 1);
            }
        }
    }

    private void ReadTable(ulong address)
    {
        Hdf5Cursor cursor = _file.Part(address, 8, $"{_what}: table");
        cursor.Signature("SNOD"u8);
        cursor.Version(1);
        cursor.Skip(1);
        ushort count = cursor.UInt16();
        if (count > MostEntries)
        {
            throw cursor.Damaged($"expected at most {MostEntries} entries, found {count}");
        }

        Hdf5Cursor entries = _file.Part(address + 8, 40UL * count, $"{_what}: table");
        for (int i = 0; i < count; i++)
        {
            _links.Add(ReadEntry(entries));
        }
    }

    private Hdf5Link ReadEntry(Hdf5Cursor cursor)
    {
        const int None = 0;
        const int OfGroup = 1;
        const int Soft = 2;
        string name = ReadName(cursor, cursor.UInt64());
        ulong address = cursor.UInt64();
        uint kind = cursor.UInt32();
        cursor.Skip(4);
        ulong tree = cursor.UInt64();
        ulong heap = cursor.UInt64();
        return kind switch
        {
            None => new Hdf5Link(name, address),
            OfGroup => new Hdf5Link(name, address) { Table = (tree, heap) },
            Soft => throw Hdf5Links.Refuse(_file, _what, name, "a soft"),
            _ => throw cursor.Damaged($"{Text.Quote(name)}: a link of kind {kind} is not known"),
        };
    }

    private string ReadName(Hdf5Cursor cursor, ulong offset)
    {
        ReadOnlySpan<byte> names = _names.Span;
        int length = offset < (ulong)names.Length ? names[(int)offset..].IndexOf((byte)0) : -1;
        return length >= 0
            ? Encoding.UTF8.GetString(names.Slice((int)offset, length))
            : throw cursor.Damaged($"expected a name at byte {offset} of {names.Length}");
    }
}
