using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using PureHDF;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>Saved models made of a fixture with another configuration or other tensors.</summary>
internal static class SavedFile
{
    public const string Config = "config.json";
    public const string Metadata = "metadata.json";
    public const string Weights = "model.weights.h5";

    public static byte[] Fixture(string file) => File.ReadAllBytes(Path.Combine(KerasFixture.Folder, file));

    public static Network Load(byte[] bytes, ImportOptions? options = null, string name = "model.keras") =>
        NetworkImporter.Load(new MemoryStream(bytes), name, options);

    public static void AssertRefused(string expected, byte[] bytes, ImportOptions? options = null, string name = "model.keras")
    {
        ImportException exception = Assert.Throws<ImportException>(() => Load(bytes, options, name));
        Assert.StartsWith($"{name}: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    /// <summary>The fixture with a changed configuration.</summary>
    public static byte[] Edited(string fixture, Action<JsonObject> edit) => Edited(Fixture(fixture), edit);

    public static byte[] Edited(byte[] archive, Action<JsonObject> edit) =>
        With(archive, Config, bytes =>
        {
            JsonObject config = JsonNode.Parse(bytes)!.AsObject();
            edit(config);
            return Encoding.UTF8.GetBytes(config.ToJsonString());
        });

    /// <summary>The fixture with another entry; null leaves it out.</summary>
    public static byte[] With(string fixture, string entry, Func<byte[], byte[]?> change) => With(Fixture(fixture), entry, change);

    public static byte[] With(byte[] archive, string entry, Func<byte[], byte[]?> change) =>
        Checkpoint.Zip(
            from item in Checkpoint.Unzip(archive)
            let bytes = item.Name == entry ? change(item.Bytes) : item.Bytes
            where bytes is not null
            select (item.Name, bytes)
        );

    /// <summary>A .keras file with the fixture's configuration, and these tensors: arrays by path.</summary>
    public static byte[] WithTensors(string fixture, params (string Path, object Values)[] tensors) =>
        With(fixture, Weights, _ => Hdf5(tensors));

    public static byte[] Hdf5(params (string Path, object Values)[] tensors)
    {
        var file = new H5File();
        foreach ((string path, object values) in tensors)
        {
            H5Group group = file;
            string[] names = path.Split('/');
            foreach (string name in names[..^1])
            {
                group = (H5Group)(group.TryGetValue(name, out object? inner) ? inner : group[name] = new H5Group());
            }

            group[names[^1]] = values;
        }

        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    public static JsonObject Layer(JsonObject config, string name) =>
        config["config"]!["layers"]!.AsArray().Select(entry => entry!.AsObject()).First(entry => (string?)entry["config"]!["name"] == name);

    /// <summary>An edit that sets an argument of a layer.</summary>
    public static Action<JsonObject> Setting(string layer, string argument, string json) =>
        config => Layer(config, layer)["config"]![argument] = JsonNode.Parse(json);

    /// <summary>An edit that puts a layer in.</summary>
    public static Action<JsonObject> Inserting(int at, string className, string arguments = "{}", string? module = "keras.layers") =>
        config =>
        {
            JsonObject own = JsonNode.Parse(arguments)!.AsObject();
            own["name"] = "new";
            var entry = new JsonObject { ["module"] = module, ["class_name"] = className, ["config"] = own, ["registered_name"] = null };
            config["config"]!["layers"]!.AsArray().Insert(at, entry);
        };
}
