using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>
/// Damaged saved models are read or refused with an <see cref="ImportException"/>, in little memory: lengths and addresses
/// that say something else, parts that stand elsewhere, and files that are cut.
/// </summary>
public sealed class KerasFuzzTests
{
    private const int Mutants = 600;
    private const long MostBytesOverTheFile = 64L << 20;
    private static readonly ImportOptions s_options = new() { WithoutPadding = true, Window = 9 };

    [Theory]
    [InlineData("simple-rnn.h5", 1)]
    [InlineData("cudnn-gru.h5", 2)]
    [InlineData("compressed.h5", 3)]
    [InlineData("batch-normalization-2.h5", 4)]
    public void Changed_files_are_read_or_refused(string fixture, int seed)
    {
        byte[] good = SavedFile.Fixture(fixture);
        var random = new Random(seed);

        int read = Enumerable.Range(0, Mutants).Count(_ => LoadOrRefuse(Hdf5Mutation.Apply(good, random), "model.h5"));

        Assert.InRange(read, 1, Mutants - 1);
    }

    [Theory]
    [InlineData("batch-normalization.keras", SavedFile.Weights, 5)]
    [InlineData("newest-hdf5.keras", SavedFile.Weights, 6)]
    [InlineData("windows.keras", SavedFile.Weights, 7)]
    [InlineData("intent.keras", SavedFile.Config, 8)]
    public void Changed_entries_of_archives_are_read_or_refused(string fixture, string entry, int seed)
    {
        var random = new Random(seed);

        int read = Enumerable
            .Range(0, Mutants)
            .Count(_ => LoadOrRefuse(SavedFile.With(fixture, entry, bytes => Hdf5Mutation.Apply(bytes, random)), "model.keras"));

        Assert.InRange(read, 1, Mutants - 1);
    }

    [Fact]
    public void Changed_archives_are_read_or_refused()
    {
        byte[] good = SavedFile.Fixture("gru.keras");
        var random = new Random(9);

        Assert.InRange(Enumerable.Range(0, Mutants).Count(_ => LoadOrRefuse(Hdf5Mutation.Apply(good, random), "model.keras")), 0, Mutants - 1);
    }

    [Theory]
    [InlineData("gru-float16.h5")]
    [InlineData("gru.keras")]
    public void Every_length_of_a_cut_file_is_refused(string fixture)
    {
        byte[] good = SavedFile.Fixture(fixture);
        for (int length = 0; length < good.Length; length += 7)
        {
            Assert.False(LoadOrRefuse(good[..length], fixture), $"{length} of {good.Length} bytes are read.");
        }
    }

    private static bool LoadOrRefuse(byte[] file, string name)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool read = true;
        try
        {
            NetworkImporter.Load(new MemoryStream(file), name, s_options);
        }
        catch (ImportException)
        {
            read = false;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + MostBytesOverTheFile);
        return read;
    }
}
