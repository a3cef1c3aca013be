using System.IO;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Imports bytes, and asserts what is refused.</summary>
public static class Importing
{
    public const string FileName = "file";

    public static Network Load(byte[] bytes, ImportOptions? options = null) =>
        NetworkImporter.Load(new MemoryStream(bytes), FileName, options ?? new ImportOptions { Task = NetworkTask.Regression });

    /// <summary>The message, without the file's name, of the refusal; it contains the text.</summary>
    public static void AssertRefused(string expected, byte[] bytes, ImportOptions? options = null)
    {
        ImportException exception = Assert.Throws<ImportException>(() => Load(bytes, options));
        Assert.Equal(FileName, exception.File);
        Assert.StartsWith($"{FileName}: ", exception.Message);
        Assert.Contains(expected, exception.Message);
    }
}
