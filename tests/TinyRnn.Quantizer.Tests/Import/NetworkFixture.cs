using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>One golden network: weights, sidecar, and what the framework computed.</summary>
public sealed class NetworkFixture(JsonElement entry)
{
    public string Name { get; } = entry.GetProperty("name").GetString()!;

    public string WeightsPath => InFolder(entry.GetProperty("file").GetString()!);

    public string SidecarPath => InFolder($"{Name}.json");

    public string GoldenPath => InFolder($"{Name}.golden");

    /// <summary>Name, kind, number of layers and size of each module, in the order of the network.</summary>
    public IEnumerable<(string Name, string Kind, int Layers, int Size)> Modules =>
        entry
            .GetProperty("layers")
            .EnumerateArray()
            .Select(module =>
                (
                    module.GetProperty("name").GetString()!,
                    module.GetProperty("kind").GetString()!,
                    module.GetProperty("layers").GetInt32(),
                    module.GetProperty("size").GetInt32()
                )
            );

    public string? StateDictKey => entry.TryGetProperty("stateDictKey", out JsonElement key) ? key.GetString() : null;

    public Network Load() => NetworkImporter.Load(WeightsPath, new ImportOptions { StateDictKey = StateDictKey });

    public Golden LoadGolden() => new(File.ReadAllBytes(GoldenPath));

    private static string InFolder(string file) => Path.Combine(Fixtures.Root, "networks", file);
}
