using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>Files that name other files, or say more than they hold, are refused before anything of them is read.</summary>
public sealed class KerasHostileTests
{
    private const long MostBytesPerLoad = 1L << 20;

    private static readonly string s_folder = Path.Combine(KerasFixture.Folder, "hostile");

    public static TheoryData<string, string> Files =>
        new()
        {
            { "external-link", "'model_weights' is an external link" },
            { "soft-link", "'model_weights' is a soft link" },
            { "external-storage", "'kernel': its values are in another file (external storage)" },
            { "virtual-dataset", "a virtual data set, whose values are in other files" },
            { "variable-dataset", "'kernel': variable-length data sets are not supported" },
            { "variable-numbers", "variable-length data other than text are not supported" },
            { "compound-dataset", "expected numbers or text, found data type class 6" },
            { "committed-type", "Datatype is shared with another object" },
            { "fletcher32", "filter 3 (fletcher32) is not supported; gzip and shuffle are" },
            { "lzf", "filter 32000 (lzf) is not supported" },
            { "scaleoffset", "filter 6 (scaleoffset) is not supported" },
            { "never-written", "dimension 0 has 1000 elements, expected at most 350 in all" },
            { "never-written-chunks", "dimension 0 has 1048576 elements, expected at most 350 in all" },
            { "missing-chunk", "expected 4 chunks, found 2" },
            { "inflating-chunk", "expected a chunk that inflates to 48 bytes, found more" },
            { "short-chunk", "expected a chunk that inflates to 48 bytes, found fewer" },
            { "compressed-sea", "dimension 1 has 4096 elements, expected at most 4194304 in all" },
            { "cycle", "'model_weights/again': a second link to one object" },
            { "second-link", "a second link to one object" },
            { "deep", "expected groups in at most 32 groups" },
            { "user-block", "neither a .keras archive nor an HDF5 file" },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_saved_model_does_not_need_is_refused(string name, string expected)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(s_folder, $"{name}.h5"));
        long before = GC.GetAllocatedBytesForCurrentThread();

        ImportException exception = Assert.Throws<ImportException>(() => SavedFile.Load(file, name: "model.h5"));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.InnerException);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + MostBytesPerLoad);
    }

    [Fact]
    public void A_group_s_message_in_a_data_set_is_refused_before_its_lengths_are_used()
    {
        // A header of the newest version ends its data set with: modification time (18), fill value (5), layout (8).
        byte[] file = SavedFile.With("newest-hdf5.keras", SavedFile.Weights, weights =>
        {
            int fill = weights.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[5, 2, 0, 1, 3, 10]);
            weights[fill] = 6;
            return weights;
        });
        long before = GC.GetAllocatedBytesForCurrentThread();

        SavedFile.AssertRefused("a data set: a message of type Link has no place there", file);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, file.Length + MostBytesPerLoad);
    }

    [Fact]
    public void Every_hostile_file_is_tested() =>
        Assert.Equal(
            Directory.GetFiles(s_folder, "*.h5").Select(Path.GetFileNameWithoutExtension).Order(),
            Files.Select(row => (string)row[0]).Order()
        );
}
