using System;
using System.Linq;
using System.Text;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Limits;

/// <summary>A pickle may hold exactly so much of each thing, and costs little to read whatever it holds.</summary>
public class PickleLimitTests
{
    private const string Dictionary = "collections\nOrderedDict\n";

    // What a pickle that was read to its end is refused for.
    private const string NoWeights = "The top level holds nothing with a name";

    // Besides the repeated ones there are the protocol, the dictionary that is the result, and the stop.
    [Theory]
    [InlineData("instructions", 524_288, "N0", 2, 4, "N")]
    [InlineData("values on the stack", 65_536, "N", 1, 2, "N")]
    [InlineData("dictionaries", 16_384, "}0", 1, 2, "}")]
    public void As_many_as_the_limit_are_read_and_one_more_is_refused(string what, int limit, string each, int perEach, int others, string one)
    {
        string full = Repeat(each, (limit - others) / perEach) + one;

        Assert.Contains(NoWeights, Allocation.OfReading(Checkpoint.Of(Pickle(full))), StringComparison.Ordinal);
        Assert.Contains($"expected a pickle of at most {limit} {what}, found more", Allocation.OfReading(Checkpoint.Of(Pickle(full + one))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_memo_holds_as_many_values_as_the_limit()
    {
        const int limit = 131_072;
        byte[] full = Enumerable.Range(0, limit).SelectMany(i => (byte[])[(byte)'r', .. BitConverter.GetBytes(i)]).ToArray();
        byte[] over = [.. full, (byte)'r', .. BitConverter.GetBytes(limit)];

        Assert.Contains(NoWeights, Allocation.OfReading(Checkpoint.Of(Pickle([(byte)'N', .. full, (byte)'0']))), StringComparison.Ordinal);
        Assert.Contains($"at most {limit} values in the memo", Allocation.OfReading(Checkpoint.Of(Pickle([(byte)'N', .. over, (byte)'0']))), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_classes_are_limited()
    {
        const int limit = 16_384;
        string each = $"c{Dictionary}0";

        Assert.Contains(NoWeights, Allocation.OfReading(Checkpoint.Of(Pickle(Repeat(each, limit)))), StringComparison.Ordinal);
        Assert.Contains($"at most {limit} names of classes and functions", Allocation.OfReading(Checkpoint.Of(Pickle(Repeat(each, limit + 1)))), StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_are_limited()
    {
        const int limit = 32_768;
        // The arguments of one tensor, remembered, and called again and again.
        byte[] start = new PickleWriter().Op('}').Global("torch._utils", "_rebuild_tensor_v2").Raw((byte)'q', 0).Op('0')
            .Op('(').Storage("FloatStorage", "0", 1).Number(0).Numbers(1).Numbers(1).Raw(0x89).Global("collections", "OrderedDict").Op(')').Op('R').Op('t').Raw((byte)'q', 1).Op('0').Stop()[..^1];
        byte[] each = [(byte)'h', 0, (byte)'h', 1, (byte)'R', (byte)'0'];

        Assert.Contains(NoWeights, Allocation.OfReading(Checkpoint.Of([.. start, .. Repeat(each, limit), (byte)'.'], 1f)), StringComparison.Ordinal);
        Assert.Contains($"at most {limit} tensors", Allocation.OfReading(Checkpoint.Of([.. start, .. Repeat(each, limit + 1), (byte)'.'], 1f)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("}")]
    [InlineData("(t")]
    [InlineData(")\u0085")]
    [InlineData("}q\u0001h\u0001s")]
    [InlineData("G12345678")]
    [InlineData("X\u0001\u0000\u0000\u0000a")]
    [InlineData("\u0094")]
    [InlineData("(NNNu")]
    public void Eight_megabytes_of_anything_cost_little(string each)
    {
        byte[] repeated = Repeat(Encoding.Latin1.GetBytes(each), (8 << 20) / each.Length);

        Assert.NotEmpty(Allocation.OfReading(Checkpoint.Of(Pickle([(byte)'}', .. repeated, (byte)'0']))));
    }

    [Fact]
    public void A_pickle_of_more_bytes_than_the_limit_is_refused_unread()
    {
        byte[] pickle = Pickle(new byte[(1 << 24) - 4]);
        Assert.DoesNotContain("expected at most", Allocation.OfReading(Checkpoint.Of(pickle)), StringComparison.Ordinal);
        Assert.Contains("expected at most 16777216 bytes, found 16777217", Allocation.OfReading(Checkpoint.Of([.. pickle, 0])), StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_entries_are_limited()
    {
        const int limit = 16_384;
        byte[] pickle = Pickle("");

        Assert.Contains(NoWeights, Allocation.OfReading(Archive(limit)), StringComparison.Ordinal);
        Assert.Contains($"at most {limit} zip entries, found {limit + 1}", Allocation.OfReading(Archive(limit + 1)), StringComparison.Ordinal);

        byte[] Archive(int count) => Checkpoint.Zip([("a/data.pkl", pickle), .. Enumerable.Range(1, count - 1).Select(i => ($"a/data/{i}", Array.Empty<byte>()))]);
    }

    /// <summary>A dictionary on the stack, then the instructions, then the end.</summary>
    private static byte[] Pickle(string instructions) => Pickle(Encoding.Latin1.GetBytes(instructions));

    private static byte[] Pickle(byte[] instructions) => [0x80, 2, .. instructions, (byte)'}', (byte)'.'];

    private static string Repeat(string each, int count) => string.Concat(Enumerable.Repeat(each, count));

    private static byte[] Repeat(byte[] each, int count) => [.. Enumerable.Repeat(each, count).SelectMany(bytes => bytes)];
}
