using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.StatedLayers;

/// <summary>A file of tensors and a sidecar in a folder of their own, imported or refused.</summary>
public sealed class StatedNetwork : IDisposable
{
    public const string SidecarName = "net.json";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyrnn-stated-");

    private string WeightsPath => Path.Combine(_folder.FullName, "net.safetensors");

    /// <summary>Each tensor is filled with numbers of its own: 100 n, 100 n + 1, ...</summary>
    public StatedNetwork(params (string Name, int[] Shape)[] tensors) =>
        File.WriteAllBytes(
            WeightsPath,
            SafetensorsBytes.Filled(
                [.. tensors.Select((tensor, n) => (tensor.Name, tensor.Shape, Numbers(100 * n, tensor.Shape.Aggregate((a, b) => a * b))))]
            )
        );

    public static float[] Numbers(int first, int count) => Enumerable.Range(first, count).Select(number => (float)number).ToArray();

    public Network Load(string sidecar, ImportOptions? options = null)
    {
        Write(sidecar);
        return NetworkImporter.Load(WeightsPath, options);
    }

    public SequenceNetwork LoadSequence(string sidecar)
    {
        Write(sidecar);
        return NetworkImporter.LoadSequence(WeightsPath);
    }

    public bool IsSequence(string sidecar)
    {
        Write(sidecar);
        return NetworkImporter.IsSequence(WeightsPath);
    }

    public void AssertRefused(string expected, string sidecar, ImportOptions? options = null) =>
        AssertMessage(expected, Assert.Throws<ImportException>(() => Load(sidecar, options)));

    public void AssertSequenceRefused(string expected, string sidecar) =>
        AssertMessage(expected, Assert.Throws<ImportException>(() => LoadSequence(sidecar)));

    public void Dispose() => _folder.Delete(true);

    private static void AssertMessage(string expected, ImportException exception)
    {
        Assert.StartsWith($"{SidecarName}: ", exception.Message);
        Assert.Contains(expected, exception.Message);
    }

    private void Write(string sidecar) => File.WriteAllText(Path.Combine(_folder.FullName, SidecarName), sidecar);
}
