using System.IO;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Imports models, and asserts what is refused.</summary>
internal static class OnnxImporting
{
    public const string FileName = "net.onnx";

    public static Network Load(OnnxBuilder model, ImportOptions? options = null) => Load(model.Bytes(), options);

    public static Network Load(byte[] bytes, ImportOptions? options = null) =>
        NetworkImporter.Load(new MemoryStream(bytes), FileName, options);

    /// <summary>The message of the refusal contains the text.</summary>
    public static void AssertRefused(string expected, OnnxBuilder model, ImportOptions? options = null) =>
        AssertRefused(expected, model.Bytes(), options);

    public static void AssertRefused(string expected, byte[] bytes, ImportOptions? options = null)
    {
        ImportException exception = Assert.Throws<ImportException>(() => Load(bytes, options));
        Assert.StartsWith($"{FileName}: ", exception.Message);
        Assert.EndsWith(".", exception.Message);
        Assert.Contains(expected, exception.Message);
    }
}
