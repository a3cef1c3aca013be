using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Quantizer.Tests.Deployment;

/// <summary>Makes small assemblies for the board, with nothing in them but a name and references.</summary>
internal static class AssemblyBytes
{
    private const int HeaderLength = 124;
    private const int Tables = 40;
    private const int StringsTable = 11;

    /// <summary>A whole and right <c>.pe</c>.</summary>
    /// <param name="name">"Name 1.2.3.4"; "mscorlib" is written as the CLR's own string.</param>
    /// <param name="references">In the same form.</param>
    public static byte[] Create(string name, params string[] references)
    {
        var strings = new List<byte> { 0 };
        byte[] records = [.. references.SelectMany(reference => Record(strings, reference))];
        byte[] own = Record(strings, name);
        var bytes = new byte[HeaderLength + records.Length + strings.Count];
        Encoding.ASCII.GetBytes("NFMRK1").CopyTo(bytes, 0);
        own.AsSpan(4, 8).CopyTo(bytes.AsSpan(28));
        own.AsSpan(0, 2).CopyTo(bytes.AsSpan(36));
        bytes[38] = 1;
        for (int table = 0; table < 16; table++)
        {
            int start = table == 0 ? HeaderLength : table <= StringsTable ? HeaderLength + records.Length : bytes.Length;
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Tables + (4 * table)), start);
        }

        records.CopyTo(bytes, HeaderLength);
        strings.CopyTo(bytes, HeaderLength + records.Length);
        return Seal(bytes);
    }

    /// <summary>Makes both checksums right.</summary>
    public static byte[] Seal(byte[] bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), ClrCrc.Compute(bytes.AsSpan(HeaderLength)));
        bytes.AsSpan(8, 4).Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), ClrCrc.Compute(bytes.AsSpan(0, HeaderLength)));
        return bytes;
    }

    private static byte[] Record(List<byte> strings, string identity)
    {
        string[] parts = identity.Split(' ');
        var version = Version.Parse(parts[1]);
        int name = parts[0] == "mscorlib" ? 0xFCD2 : strings.Count;
        if (name < 0xFC00)
        {
            strings.AddRange(Encoding.UTF8.GetBytes(parts[0] + "\0"));
        }

        var record = new byte[12];
        int[] numbers = [name, 0, version.Major, version.Minor, version.Build, version.Revision];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(2 * i), (ushort)numbers[i]);
        }

        return record;
    }
}
