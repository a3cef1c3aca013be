using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>One saved model, and what Keras' equations give for it; see generate.py beside the files.</summary>
public sealed class KerasFixture
{
    private KerasFixture(JsonElement entry)
    {
        Name = entry.GetProperty("name").GetString()!;
        IsStateful = entry.GetProperty("stateful").GetBoolean();
        FilePath = Path.Combine(Folder, entry.GetProperty("file").GetString()!);
        Options = ReadOptions(entry.GetProperty("options").EnumerateArray().Select(word => word.GetString()!).ToArray());
    }

    public static string Folder { get; } = Path.Combine(Fixtures.Root, "keras");

    public static IReadOnlyList<KerasFixture> All { get; } = ReadManifest();

    public string Name { get; }

    /// <summary>Every window but the first starts from the state that the one before left.</summary>
    public bool IsStateful { get; }

    public string FilePath { get; }

    /// <summary>What must be stated beside the file.</summary>
    public ImportOptions Options { get; }

    public static KerasFixture Named(string name) => All.Single(fixture => fixture.Name == name);

    public static Network Load(string name) => Named(name).Load();

    public Network Load() => NetworkImporter.Load(FilePath, Options);

    public IReadOnlyList<KerasWindow> LoadWindows()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{Name}.golden.json")));
        return document.RootElement.GetProperty("windows").EnumerateArray().Select(KerasWindow.Read).ToArray();
    }

    private static ImportOptions ReadOptions(string[] words) =>
        words switch
        {
            [] => new ImportOptions(),
            ["--window", var steps] => new ImportOptions { Window = int.Parse(steps, CultureInfo.InvariantCulture) },
            ["--without-padding"] => new ImportOptions { WithoutPadding = true },
            ["--one-hot"] => new ImportOptions { OneHot = true },
            _ => throw new InvalidDataException($"Unknown options {string.Join(' ', words)}."),
        };

    private static KerasFixture[] ReadManifest()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "manifest.json")));
        return document.RootElement.GetProperty("models").EnumerateArray().Select(entry => new KerasFixture(entry)).ToArray();
    }
}
