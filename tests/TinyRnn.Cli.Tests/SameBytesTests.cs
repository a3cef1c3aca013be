using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>The same file of the same input, whatever instructions the machine has.</summary>
public sealed class SameBytesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Quantize_gives_the_same_bytes_without_vector_instructions() => AssertSameBytes("lstm-3-7.pt");

    [Theory]
    [InlineData("gru-4-32.pt")]
    [InlineData("rnn-tanh-5-33.pt")]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Quantize_gives_the_same_bytes_for_other_cells_too(string network) => AssertSameBytes(network);

    private void AssertSameBytes(string network)
    {
        string source = Path.Combine(Samples.Repository, "tests", "fixtures", "networks", network);
        string data = _folder.Write("data.csv", Samples.Readings(source, 500));

        byte[] expected = Quantize("all.trnn", []);

        Assert.Equal(expected, Quantize("none.trnn", new() { ["DOTNET_EnableHWIntrinsic"] = "0" }));
        Assert.Equal(expected, Quantize("narrow.trnn", new() { ["DOTNET_EnableAVX2"] = "0" }));
        Assert.Equal(expected, Quantize("unfused.trnn", new() { ["DOTNET_EnableFMA"] = "0" }));

        byte[] Quantize(string target, Dictionary<string, string> environment)
        {
            Tool.RunIn(environment, null, "quantize", source, "-c", data, "-o", _folder.File(target)).Succeeded();
            return File.ReadAllBytes(_folder.File(target));
        }
    }
}
