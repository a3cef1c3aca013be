using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Text;
using TinyRnn.Fuzz.Engine;
using TinyRnn.Quantizer.Tests.Import;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Damages an entry of a zip archive and zips it again, with checksums that are right; now and then the list of entries.</summary>
/// <param name="inner">The damage of an entry.</param>
/// <param name="main">How the name of the entry ends that is damaged in every second mutant: the one that says what the others are.</param>
internal sealed class ZipMutation(IMutation inner, string main) : IMutation
{
    private const long LongestEntry = 1 << 22;

    public byte[] Apply(byte[] file, byte[] other, Random random)
    {
        List<(string Name, byte[] Bytes)> entries = Unzip(file);
        List<(string Name, byte[] Bytes)> others = Unzip(other);
        if (entries.Count == 0)
        {
            return inner.Apply(file, other, random);
        }

        int at = random.Next(2) == 0 ? Math.Max(0, IndexOfMain(entries)) : random.Next(entries.Count);
        (string name, byte[] bytes) = entries[at];
        switch (random.Next(16))
        {
            case 0:
                entries.RemoveAt(at);
                break;
            case 1:
                entries.Add((name, inner.Apply(bytes, bytes, random)));
                break;
            case 2:
                string damaged = Encoding.Latin1.GetString(inner.Apply(Encoding.UTF8.GetBytes(name), [], random));
                entries[at] = (damaged.Length is > 0 and <= ushort.MaxValue / 2 ? damaged : "x", bytes);
                break;
            case 3 when others.Count > 0:
                entries[at] = (name, others[random.Next(others.Count)].Bytes);
                break;
            default:
                int donor = IndexOfMain(others);
                entries[at] = (name, inner.Apply(bytes, donor < 0 ? bytes : others[donor].Bytes, random));
                break;
        }

        return Checkpoint.Zip(entries, random.Next(8) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
    }

    private int IndexOfMain(List<(string Name, byte[] Bytes)> entries) => entries.FindIndex(entry => entry.Name.EndsWith(main, StringComparison.Ordinal));

    /// <summary>The entries; none of what is no archive any more.</summary>
    private static List<(string Name, byte[] Bytes)> Unzip(byte[] file)
    {
        var entries = new List<(string, byte[])>();
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file));
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                entries.Add((entry.FullName, Read(entry)));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            entries.Clear();
        }

        return entries;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        if (entry.Length > LongestEntry)
        {
            throw new InvalidDataException("too long to be damaged");
        }

        using Stream stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
