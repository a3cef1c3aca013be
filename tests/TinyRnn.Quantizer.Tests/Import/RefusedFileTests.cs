using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

public sealed class RefusedFileTests
{
    public static TheoryData<string, string[]> Files
    {
        get
        {
            var data = new TheoryData<string, string[]>();
            foreach (JsonElement entry in Fixtures.Manifest.GetProperty("refused").EnumerateArray())
            {
                data.Add(
                    entry.GetProperty("file").GetString()!,
                    entry.GetProperty("expected").EnumerateArray().Select(text => text.GetString()!).ToArray()
                );
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_not_supported_is_refused_by_name(string file, string[] expected)
    {
        ImportException exception = Assert.Throws<ImportException>(() =>
            NetworkImporter.Load(Fixtures.RefusedPath(file), new ImportOptions { Task = NetworkTask.Regression })
        );

        Assert.StartsWith($"{file}: ", exception.Message);
        string problem = exception.Message[file.Length..];
        Assert.All(expected, text => Assert.Contains(text, problem));
    }
}
