using System.IO;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Imports bytes, and asserts what is refused.</summary>
public static class Importing
{
    public const string FileName = "file";

    /// <summary>The network, also where something is not told that must be before it is used.</summary>
    public static Network Load(byte[] bytes, ImportOptions? options = null) =>
        NetworkImporter.Read(new MemoryStream(bytes), FileName, options ?? new ImportOptions { Task = NetworkTask.Regression }).Network;

    /// <summary>What the network is taken to compute, and how that is known.</summary>
    public static ForwardTruth Forward(byte[] bytes, ImportOptions? options = null) =>
        NetworkImporter.Read(new MemoryStream(bytes), FileName, options ?? new ImportOptions { Task = NetworkTask.Regression }).Forward;

    /// <summary>The message, without the file's name, of the refusal; it contains the text.</summary>
    public static void AssertRefused(string expected, byte[] bytes, ImportOptions? options = null)
    {
        ImportException exception = Assert.Throws<ImportException>(() =>
            NetworkImporter.Load(new MemoryStream(bytes), FileName, options ?? new ImportOptions { Task = NetworkTask.Regression })
        );
        Assert.Equal(FileName, exception.File);
        Assert.StartsWith($"{FileName}: ", exception.Message);
        Assert.Contains(expected, exception.Message);
    }
}
