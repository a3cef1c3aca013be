using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>A model and what a reference computed, from fixtures/onnx; the format is in fixture_files.py.</summary>
public sealed class OnnxCase(string group, JsonElement entry)
{
    private static readonly ConcurrentDictionary<string, OnnxCase[]> s_cases = new();

    public static IReadOnlyList<string> Groups { get; } = ["node-cases", "attributes", "torch", "steps"];

    public string Name { get; } = entry.GetProperty("name").GetString()!;

    public string Path => System.IO.Path.Combine(Root, group, $"{Name}.onnx");

    public IReadOnlyList<OnnxWindow> Windows =>
        entry.GetProperty("windows").EnumerateArray().Select(window => new OnnxWindow(window)).ToArray();

    /// <summary>What the layers are expected to be, where the case says so.</summary>
    public string? Layers => entry.TryGetProperty("layers", out JsonElement layers) ? layers.GetString() : null;

    /// <summary>The network's window, where the case says so.</summary>
    public int? Window => entry.TryGetProperty("window", out JsonElement window) ? window.GetInt32() : null;

    /// <summary>The window that must be stated, as the model does not say it.</summary>
    public int? StatedWindow => entry.TryGetProperty("stated", out JsonElement window) ? window.GetInt32() : null;

    private static string Root { get; } = System.IO.Path.Combine(Fixtures.Root, "onnx");

    public static IEnumerable<OnnxCase> Of(string group) => s_cases.GetOrAdd(group, Read);

    public static OnnxCase Named(string group, string name) => Of(group).Single(entry => entry.Name == name);

    public static string FolderOf(string group) => System.IO.Path.Combine(Root, group);

    public Network Load() => NetworkImporter.Load(Path, new ImportOptions { Window = StatedWindow });

    private static OnnxCase[] Read(string group) =>
        JsonDocument
            .Parse(File.ReadAllBytes(System.IO.Path.Combine(Root, $"{group}.json")))
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Select(entry => new OnnxCase(group, entry))
            .ToArray();
}
