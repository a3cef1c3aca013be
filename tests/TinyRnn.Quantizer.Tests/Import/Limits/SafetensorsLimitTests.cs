using System;
using System.Linq;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Limits;

public class SafetensorsLimitTests
{
    [Fact]
    public void A_shape_has_at_most_eight_numbers()
    {
        Assert.DoesNotContain("at most 8 numbers", Allocation.OfReading(SafetensorsBytes.Zeros(("a.weight", [1, 1, 1, 1, 1, 1, 1, 1]))), StringComparison.Ordinal);
        Assert.Contains("shape: expected at most 8 numbers, found 9", Allocation.OfReading(SafetensorsBytes.Zeros(("a.weight", [1, 1, 1, 1, 1, 1, 1, 1, 1]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Tensors_are_limited()
    {
        Assert.DoesNotContain("tensors, found more", Allocation.OfReading(Tensors(16_384)), StringComparison.Ordinal);
        Assert.Contains("expected at most 16384 tensors, found more", Allocation.OfReading(Tensors(16_385)), StringComparison.Ordinal);

        static byte[] Tensors(int count) => SafetensorsBytes.Zeros([.. Enumerable.Range(0, count).Select(i => ($"t{i}", new int[] { 1 }))]);
    }

    [Theory]
    [InlineData("0,")]
    [InlineData("[],")]
    [InlineData("{},")]
    [InlineData("\"a\",")]
    public void A_header_of_the_greatest_length_costs_little(string each)
    {
        const int limit = 1 << 21;
        string header = $"{{\"a\":{{\"dtype\":\"F32\",\"shape\":[{string.Concat(Enumerable.Repeat(each, (limit - 100) / each.Length))}0],\"data_offsets\":[0,4]}}}}";

        Assert.NotEmpty(Allocation.OfReading(SafetensorsBytes.Of(header.PadRight(limit), 4)));
        Assert.Contains($"expected a header of 2 to {limit} bytes, found {limit + 1}", Allocation.OfReading(SafetensorsBytes.Of(header.PadRight(limit + 1), 4)), StringComparison.Ordinal);
    }
}
