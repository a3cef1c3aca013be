namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The head of a node of a tree (of version 1), of which leaves have level 0.</summary>
/// <param name="Level">How far the node is from the leaves.</param>
/// <param name="Entries">Children.</param>
/// <param name="Body">Where keys and children begin.</param>
internal readonly record struct Hdf5TreeNode(int Level, ushort Entries, ulong Body)
{
    /// <summary>Of a tree of links.</summary>
    public const byte OfLinks = 0;

    /// <summary>Of a tree of chunks.</summary>
    public const byte OfChunks = 1;

    private const int HeadBytes = 24;
    private const int Highest = 8;
    private const int MostEntries = 4096;

    /// <param name="file">The file.</param>
    /// <param name="address">Of the node.</param>
    /// <param name="kind">Of the tree.</param>
    /// <param name="level">The level that the node above asks for; null of the topmost.</param>
    /// <param name="what">For messages.</param>
    /// <exception cref="ImportException">Damaged.</exception>
    public static Hdf5TreeNode Read(Hdf5Bytes file, ulong address, byte kind, int? level, string what)
    {
        Hdf5Cursor cursor = file.Part(address, HeadBytes, what);
        cursor.Signature("TREE"u8);
        cursor.Version(kind);
        byte found = cursor.Byte();
        ushort entries = cursor.UInt16();
        return found == (level ?? found) && found <= Highest && entries <= MostEntries
            ? new Hdf5TreeNode(found, entries, address + HeadBytes)
            : throw cursor.Damaged($"expected at most {MostEntries} entries at level {level ?? 0}, found {entries} at level {found}");
    }
}
