using System;

namespace TinyRnn.DeviceTests;

/// <summary>Puts a model file together from what precedes the shared table, the table, and what follows it.</summary>
internal static class ModelBytes
{
    public static RnnModel Load(string head, string tail) => RnnModel.Load(Join(head, tail));

    public static byte[] Join(string head, string tail)
    {
        byte[] first = Base64.Decode(head);
        byte[] table = Base64.Decode(SharedTable.Base64);
        byte[] last = Base64.Decode(tail);
        var bytes = new byte[first.Length + table.Length + last.Length];
        Array.Copy(first, 0, bytes, 0, first.Length);
        Array.Copy(table, 0, bytes, first.Length, table.Length);
        Array.Copy(last, 0, bytes, first.Length + table.Length, last.Length);
        return bytes;
    }

    /// <summary>A file of several models: the table stands between any two pieces.</summary>
    public static byte[] Join(string[] pieces)
    {
        byte[] table = Base64.Decode(SharedTable.Base64);
        byte[] joined = Base64.Decode(pieces[0]);
        for (int i = 1; i < pieces.Length; i++)
        {
            byte[] piece = Base64.Decode(pieces[i]);
            var longer = new byte[joined.Length + table.Length + piece.Length];
            Array.Copy(joined, 0, longer, 0, joined.Length);
            Array.Copy(table, 0, longer, joined.Length, table.Length);
            Array.Copy(piece, 0, longer, joined.Length + table.Length, piece.Length);
            joined = longer;
        }

        return joined;
    }

    /// <summary>Makes changed bytes a valid file again.</summary>
    public static void FixChecksum(byte[] bytes)
    {
        LittleEndian.WriteInt32(bytes, bytes.Length - 4, Crc32.Compute(bytes, 0, bytes.Length - 4));
    }
}
