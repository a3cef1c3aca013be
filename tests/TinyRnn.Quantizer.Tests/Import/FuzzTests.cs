using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Random changes of good files: each is read or refused with an <see cref="ImportException"/>, quickly and in little memory.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 2000;
    private const long MostBytesPerLoad = 64L << 20;

    [Theory]
    [InlineData("nested", 1)]
    [InlineData("protocol-4", 2)]
    [InlineData("shared-storage", 3)]
    [InlineData("safetensors-mixed", 4)]
    [InlineData("safetensors-gru", 5)]
    public void Changed_bytes_are_read_or_refused(string name, int seed)
    {
        byte[] good = File.ReadAllBytes(Fixtures.Network(name).WeightsPath);
        var random = new Random(seed);

        for (int i = 0; i < Mutations; i++)
        {
            LoadOrRefuse(Mutate(good, random));
        }
    }

    [Theory]
    [InlineData("nested", 6)]
    [InlineData("protocol-5", 7)]
    [InlineData("parameters", 8)]
    [InlineData("strided", 9)]
    public void Changed_pickles_with_a_right_checksum_are_read_or_refused(string name, int seed)
    {
        List<(string Name, byte[] Bytes)> entries = Unzip(Fixtures.Network(name).WeightsPath);
        int pickle = entries.FindIndex(entry => entry.Name.EndsWith("/data.pkl", StringComparison.Ordinal));
        byte[] good = entries[pickle].Bytes;
        var random = new Random(seed);

        int read = 0;
        for (int i = 0; i < Mutations; i++)
        {
            entries[pickle] = (entries[pickle].Name, Mutate(good, random));
            read += LoadOrRefuse(Checkpoint.Zip(entries)) ? 1 : 0;
        }

        Assert.InRange(read, 1, Mutations - 1);
    }

    private static bool LoadOrRefuse(byte[] file)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool read = true;
        try
        {
            NetworkImporter.Read(new MemoryStream(file), "fuzz", new ImportOptions { Task = NetworkTask.Regression });
        }
        catch (ImportException)
        {
            read = false;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesPerLoad);
        return read;
    }

    internal static byte[] Mutate(byte[] good, Random random)
    {
        var bytes = new List<byte>(good);
        for (int change = random.Next(1, 4); change > 0 && bytes.Count > 0; change--)
        {
            int at = random.Next(bytes.Count);
            int count = Math.Min(random.Next(1, 9), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, count);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - count + 1), count));
                    break;
                case 4:
                    Enumerable.Range(at, count).ToList().ForEach(index => bytes[index] = 255);
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    private static List<(string Name, byte[] Bytes)> Unzip(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return zip
            .Entries.Select(entry =>
            {
                using Stream stream = entry.Open();
                byte[] bytes = new byte[entry.Length];
                stream.ReadExactly(bytes);
                return (entry.FullName, bytes);
            })
            .ToList();
    }
}
