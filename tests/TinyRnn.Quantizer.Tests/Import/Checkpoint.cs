using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Runtime.InteropServices;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Makes checkpoints of chosen entries.</summary>
public static class Checkpoint
{
    /// <summary>A zip archive of the entries, stored as they are.</summary>
    public static byte[] Zip(IEnumerable<(string Name, byte[] Bytes)> entries, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] bytes) in entries)
            {
                using Stream entry = zip.CreateEntry(name, level).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The entries of a zip archive.</summary>
    public static List<(string Name, byte[] Bytes)> Unzip(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
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

    /// <summary>A checkpoint with one storage, '0'.</summary>
    public static byte[] Of(byte[] pickle, params float[] storage) =>
        Zip([("archive/data.pkl", pickle), ("archive/data/0", MemoryMarshal.AsBytes(storage.AsSpan()).ToArray())]);

    /// <summary>A checkpoint with a state_dict of tensors of zeros, in the given order.</summary>
    public static byte[] Zeros(params (string Name, int[] Shape)[] tensors)
    {
        long count = tensors.Max(tensor => tensor.Shape.Aggregate(1L, (product, size) => product * size));
        PickleWriter pickle = new PickleWriter().Op('}').Op('(');
        foreach ((string name, int[] shape) in tensors)
        {
            long[] sizes = shape.Select(size => (long)size).ToArray();
            pickle
                .Text(name)
                .Tensor(
                    count,
                    0,
                    sizes,
                    shape.Select((_, i) => shape.Skip(i + 1).Aggregate(1L, (product, size) => product * size)).ToArray()
                );
        }

        return Of(pickle.Op('u').Stop(), new float[count]);
    }

    /// <summary>A checkpoint with a state_dict of tensors of numbers from -1 to 1, always the same ones; variances are positive.</summary>
    /// <param name="tensors">In the given order.</param>
    /// <param name="change">Of all numbers, one tensor after the other; nothing by default.</param>
    public static byte[] Random((string Name, int[] Shape)[] tensors, Action<float[]>? change = null)
    {
        float[] values = RandomValues(tensors);
        change?.Invoke(values);
        PickleWriter pickle = new PickleWriter().Op('}').Op('(');
        foreach ((string name, int[] shape) in tensors)
        {
            long[] strides = shape.Select((_, i) => shape.Skip(i + 1).Aggregate(1L, (product, size) => product * size)).ToArray();
            pickle.Text(name).Tensor(values.Length, OffsetOf(tensors, name), shape.Select(size => (long)size).ToArray(), strides);
        }

        return Of(pickle.Op('u').Stop(), values);
    }

    /// <summary>The numbers of <see cref="Random"/>.</summary>
    public static float[] RandomValues((string Name, int[] Shape)[] tensors)
    {
        var random = new Random(1);
        return tensors
            .SelectMany(tensor =>
                Enumerable
                    .Range(0, CountOf(tensor.Shape))
                    .Select(_ => (float)((2 * random.NextDouble()) - 1))
                    .Select(value => tensor.Name.EndsWith("running_var", StringComparison.Ordinal) ? Math.Abs(value) : value))
            .ToArray();
    }

    /// <summary>Where the numbers of a tensor begin.</summary>
    public static int OffsetOf((string Name, int[] Shape)[] tensors, string name) =>
        tensors.TakeWhile(tensor => tensor.Name != name).Sum(tensor => CountOf(tensor.Shape));

    private static int CountOf(int[] shape) => shape.Aggregate(1, (product, size) => product * size);
}
