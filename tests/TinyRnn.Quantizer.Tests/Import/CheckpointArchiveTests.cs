using System;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class CheckpointArchiveTests
{
    private static readonly (string Name, byte[] Bytes) s_pickle = (
        "archive/data.pkl",
        new PickleWriter().Op('}').Text("head.weight").Tensor(2, 0, [1, 2], [2, 1]).Op('s').Stop()
    );

    private static readonly (string Name, byte[] Bytes) s_storage = ("archive/data/0", new byte[8]);

    [Theory]
    [InlineData(null)]
    [InlineData("little")]
    public void Little_endian_checkpoints_are_read(string? order)
    {
        (string, byte[])[] byteOrder = order is null ? [] : [("archive/byteorder", Encoding.ASCII.GetBytes(order))];

        Assert.Equal(2, Load(Checkpoint.Zip([s_pickle, s_storage, .. byteOrder])).InputSize);
    }

    [Fact]
    public void Big_endian_checkpoints_are_refused() =>
        AssertRefused(
            "byte order: expected 'little', found 'big'",
            Checkpoint.Zip([s_pickle, s_storage, ("archive/byteorder", "big"u8.ToArray())])
        );

    [Fact]
    public void A_zip_archive_of_something_else_is_refused() =>
        AssertRefused("with one entry FOLDER/data.pkl; found 0", Checkpoint.Zip([("word/document.xml", [1])]));

    [Fact]
    public void Two_pickles_are_refused() =>
        AssertRefused("found 2 such entries", Checkpoint.Zip([s_pickle, s_storage, ("other/data.pkl", s_pickle.Bytes)]));

    [Fact]
    public void A_pickle_deeper_in_the_archive_is_not_the_checkpoint() =>
        AssertRefused("found 0 such entries", Checkpoint.Zip([("a/b/data.pkl", s_pickle.Bytes)]));

    [Fact]
    public void An_entry_that_occurs_twice_is_refused() =>
        AssertRefused("'archive/data/0' occurs twice", Checkpoint.Zip([s_pickle, s_storage, s_storage]));

    [Fact]
    public void A_missing_storage_is_refused() => AssertRefused("'archive/data/0' is missing", Checkpoint.Zip([s_pickle]));

    [Theory]
    [InlineData("archive/constants.pkl")]
    [InlineData("archive/code/net.py")]
    public void TorchScript_is_refused(string entry) => AssertRefused("TorchScript", Checkpoint.Zip([s_pickle, s_storage, (entry, [])]));

    [Fact]
    public void Compressed_entries_are_refused_before_they_are_inflated() =>
        AssertRefused("is compressed or encrypted", Checkpoint.Zip([("archive/data.pkl", new byte[50_000_000])], CompressionLevel.Optimal));

    [Fact]
    public void An_entry_that_states_more_than_the_file_has_is_refused()
    {
        byte[] zip = Checkpoint.Zip([s_pickle, s_storage]);
        int entry = IndexOfDirectoryEntry(zip);
        BitConverter.GetBytes(60_000_000).CopyTo(zip, entry + 20);
        BitConverter.GetBytes(60_000_000).CopyTo(zip, entry + 24);

        AssertRefused($"expected at most {zip.Length} bytes, found 60000000", zip);
    }

    [Fact]
    public void A_changed_byte_is_found_by_the_checksum()
    {
        byte[] zip = Checkpoint.Zip([s_pickle, ("archive/data/0", [1, 2, 3, 4, 5, 6, 7, 8])]);
        zip[zip.AsSpan().IndexOf(new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 })] ^= 16;

        AssertRefused("'archive/data/0' is damaged: its checksum", zip);
    }

    [Fact]
    public void A_truncated_archive_is_refused()
    {
        byte[] zip = Checkpoint.Zip([s_pickle, s_storage]);

        Assert.All(Enumerable.Range(30, zip.Length - 30), length => AssertRefused("", zip[..length]));
    }

    private static int IndexOfDirectoryEntry(byte[] zip) => zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
}
