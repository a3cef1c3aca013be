using System;
using System.IO;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>A folder with net.onnx and, where it is written, the sidecar net.json.</summary>
internal sealed class TemporaryOnnx : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tinyrnn-onnx-").FullName;

    public TemporaryOnnx(OnnxBuilder model) => File.WriteAllBytes(Model, model.Bytes());

    public string Model => Path.Combine(_folder, "net.onnx");

    public void WriteSidecar(string json) => File.WriteAllText(Path.Combine(_folder, "net.json"), json);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
