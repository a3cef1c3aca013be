using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Safetensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Tests.Import.Exported;

/// <summary>What the exporter made of one module, and what PyTorch computes with it; see generate.py beside the files.</summary>
public sealed class ExportedModule(string name)
{
    public static string Folder { get; } = Path.Combine(Fixtures.Root, "torch_modules");

    public static JsonElement Manifest { get; } =
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "manifest.json"))).RootElement;

    public static IReadOnlyList<string> Names { get; } = Listed("modules");

    /// <summary>Those of which a state_dict is there as well.</summary>
    public static IReadOnlyList<string> InferredNames { get; } = Listed("inferred");

    public string WeightsPath => Path.Combine(Folder, $"{name}.safetensors");

    public string StateDictionaryPath => Path.Combine(Folder, "inferred", $"{name}.pt");

    public Network Load() => NetworkImporter.Load(WeightsPath);

    public Network Infer() => NetworkImporter.Load(StateDictionaryPath);

    public IReadOnlyList<ExportedWindow> LoadWindows()
    {
        using FileStream stream = File.OpenRead(Path.Combine(Folder, $"{name}.expected.safetensors"));
        using var file = new SafetensorsFile(name, stream);
        Dictionary<string, float[]> tensors = file.Tensors.ToDictionary(tensor => tensor.Name, tensor => tensor.Read());
        return Enumerable
            .Range(0, tensors.Count / 4)
            .Select(i => new ExportedWindow(tensors[$"{i}.input"], tensors[$"{i}.output"], tensors[$"{i}.hn"], tensors[$"{i}.cn"]))
            .ToArray();
    }

    private static string[] Listed(string key) =>
        Manifest.GetProperty(key).EnumerateArray().Select(element => element.GetString()!).ToArray();
}
