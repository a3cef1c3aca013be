using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>A JSON file beside a file of weights: the text of <c>model.to_json()</c>, not a sidecar.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Config">The serialized model.</param>
internal sealed record ConfigurationFile(string Path, JsonElement Config)
{
    private const long LargestFile = 8L << 20;
    private const string OfWeights = ".weights";

    /// <summary>Only Keras 3 says how a layer's numbers are stored by an object; null if that does not tell.</summary>
    public string? GuessedVersion =>
        KerasJson.TextOf(Config, "module") is not null && Config.GetRawText().Contains("\"DTypePolicy\"", StringComparison.Ordinal) ? "3" : null;

    /// <summary>The name without its ending: net of net.h5 and of net.weights.h5.</summary>
    public static string BaseName(string path)
    {
        string name = System.IO.Path.ChangeExtension(path, null);
        return name.EndsWith(OfWeights, StringComparison.OrdinalIgnoreCase) ? name[..^OfWeights.Length] : name;
    }

    /// <summary>The JSON files that may belong to a saved model: the one that is named, and those of its name.</summary>
    public static IEnumerable<string> Beside(string path, string? named) =>
        new[] { named, System.IO.Path.ChangeExtension(path, ".json"), $"{BaseName(path)}.json" }
            .OfType<string>()
            .Where(file => file == named || File.Exists(file))
            .Distinct(StringComparer.Ordinal);

    /// <summary>The file as a configuration; null if it is something else, perhaps a sidecar.</summary>
    /// <exception cref="ImportException">The file cannot be read.</exception>
    public static ConfigurationFile? TryRead(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > LargestFile)
            {
                throw new ImportException(name, $"expected a configuration or sidecar of at most {LargestFile} bytes, found {stream.Length}.");
            }

            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            JsonElement root = KerasJson.Parse(name, "the file", bytes);
            return KerasJson.Member(root, "class_name") is null || KerasJson.Member(root, "config") is null ? null : new ConfigurationFile(path, root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(name, $"the file cannot be read: {exception.Message}", exception);
        }
    }
}
