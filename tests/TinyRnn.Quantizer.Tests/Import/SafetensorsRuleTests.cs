using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class SafetensorsRuleTests
{
    private const string Good = """{"w.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}""";

    [Fact]
    public void A_file_that_keeps_every_rule_is_read() => Assert.Equal(2, Load(SafetensorsBytes.Of(Good, 8)).InputSize);

    [Theory]
    [InlineData(new byte[0], "expected at least 8 bytes, found 0")]
    [InlineData(new byte[] { 2, 0, 0 }, "expected at least 8 bytes, found 3")]
    [InlineData(new byte[] { 3, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "expected a header of 2 to 2 bytes, found 3")]
    [InlineData(new byte[] { 1, 0, 0, 0, 0, 0, 0, 0, 123, 125 }, "expected a header of 2 to 2 bytes, found 1")]
    [InlineData(
        new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 123, 125 },
        "expected a header of 2 to 2 bytes, found 18446744073709551615"
    )]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 91, 93 }, "begins with '{', found byte 0x5b")]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 0, 123, 123 }, "the header is not valid JSON")]
    public void The_header_must_lie_in_the_file_and_be_an_object(byte[] file, string expected) => AssertRefused(expected, file);

    [Theory]
    [InlineData("""{"w":[]}""", 0, "tensor 'w': expected Object, found Array")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2]}}""", 8, "expected the keys dtype, shape and data_offsets; found 'dtype', 'shape'")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8],"x":1}}""", 8, "'data_offsets', 'x'")]
    [InlineData(
        """{"w":{"dtype":"F8_E4M3","shape":[1,2],"data_offsets":[0,2]}}""",
        2,
        "expected dtype F16, BF16, F32 or F64; found 'F8_E4M3'"
    )]
    [InlineData("""{"w":{"dtype":7,"shape":[1,2],"data_offsets":[0,2]}}""", 2, "dtype: expected String, found Number")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,-2],"data_offsets":[0,8]}}""", 8, "shape: expected integers from 0, found -2")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2.5],"data_offsets":[0,8]}}""", 8, "shape: expected integers from 0, found 2.5")]
    [InlineData("""{"w":{"dtype":"F32","shape":"1","data_offsets":[0,8]}}""", 8, "shape: expected Array, found String")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[8,0]}}""", 8, "with begin <= end <= 8, found [8, 0]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,12]}}""", 8, "with begin <= end <= 8, found [0, 12]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,4,8]}}""", 8, "found [0, 4, 8]")]
    [InlineData("""{"w":{"dtype":"F32","shape":[1,3],"data_offsets":[0,8]}}""", 8, "float32 elements of shape [1, 3] take, found 8")]
    [InlineData(
        """{"w":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,0]}}""",
        0,
        "4294967296] take, found 0"
    )]
    [InlineData("""{"w":{"dtype":"F64","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,8]}}""", 8, "take, found 8")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""",
        12,
        "a hole before tensor 'b': expected it to begin at byte 4"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        8,
        "a hole before tensor 'a': expected it to begin at byte 0"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""",
        12,
        "an overlap at tensor 'b': expected it to begin at byte 8"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""",
        5,
        "length: expected 4 bytes after the header, as the tensors end there; found 5"
    )]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""",
        8,
        "the header is not valid JSON: Duplicate"
    )]
    [InlineData("""{"__metadata__":{"format":1}}""", 0, "__metadata__ 'format': expected String, found Number")]
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__: expected Object, found Array")]
    [InlineData("""{"__metadata__":{"format":"pt"}}""", 0, "expected tensors, found none")]
    [InlineData("""{"a.weight":{"dtype":"I64","shape":[1,1],"data_offsets":[0,8]}}""", 8, "found int64")]
    public void Every_tensor_must_keep_the_rules(string header, int bufferLength, string expected) =>
        AssertRefused(expected, SafetensorsBytes.Of(header, bufferLength));

    [Fact]
    public void An_order_that_only_the_file_would_tell_must_be_stated()
    {
        byte[] file = SafetensorsBytes.Zeros(("a.weight", [2, 2]), ("a.bias", [2]), ("b.weight", [2, 2]), ("b.bias", [2]));
        ImportOptions options = new() { HeadActivation = Head.None.Stated(), Layers = Both(Head.Relu) };

        AssertRefused("several orders of the layers fit their sizes: 'a' (dense 2 -> 2), 'b' (dense 2 -> 2)", file, options);
        Assert.Equal(["b", "a"], Load(file, options with { Order = ["b", "a"] }).Layers.Select(layer => layer.Name));
    }

    private static Dictionary<string, LayerOptions> Both(Head head) =>
        new() { ["a"] = new(head.Stated()), ["b"] = new(head.Stated()) };
}
