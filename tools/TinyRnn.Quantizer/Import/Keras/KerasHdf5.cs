using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using TinyRnn.Quantizer.Import.Keras.Hdf5;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// A .h5 file: a whole model, whose configuration is the attribute model_config, or weights only, whose configuration is a file of its
/// own, the text of <c>model.to_json()</c>.
/// </summary>
internal static class KerasHdf5
{
    private const long LargestFile = 1L << 30;
    private const string WholeModel = "model_weights";
    private const string Version = "keras_version";

    /// <summary>Reads the file; <paramref name="open"/> keeps what must stay open.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="stream">At its beginning.</param>
    /// <param name="beside">The configuration that was found beside the file.</param>
    /// <param name="open">To be disposed of.</param>
    /// <exception cref="ImportException">Damaged, or without a configuration.</exception>
    public static SavedModel Open(string file, Stream stream, ConfigurationFile? beside, out IDisposable open)
    {
        if (stream.Length > LargestFile)
        {
            throw new ImportException(file, $"expected a file of at most {LargestFile} bytes, found {stream.Length}.");
        }

        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var hdf5 = new Hdf5File(file, bytes);
        open = hdf5;
        bool isWhole = hdf5.Root.Attributes.ContainsKey("model_config") && hdf5.Root.Children.ContainsKey(WholeModel);
        return isWhole ? OpenWhole(file, hdf5) : OpenWeights(file, hdf5, beside);
    }

    private static SavedModel OpenWhole(string file, Hdf5File hdf5)
    {
        if (hdf5.Root.Children[WholeModel] is not Hdf5Group group)
        {
            throw new ImportException(file, $"{WholeModel}: expected a group, found a data set.");
        }

        JsonElement config = ParseAttribute(file, hdf5, "model_config")!.Value;
        string? version = hdf5.Text(hdf5.Root, Version) ?? hdf5.Text(group, Version);
        var source = new KerasSource(file, version ?? KerasJson.TextOf(config, Version));
        source.CheckVersion();
        string loss = SavedModel.LossOf(ParseAttribute(file, hdf5, "training_config"));
        return new SavedModel(source, config, loss, new ListedWeights(source, hdf5, group));
    }

    private static SavedModel OpenWeights(string file, Hdf5File hdf5, ConfigurationFile? beside)
    {
        if (beside is null)
        {
            string json = Path.ChangeExtension(ConfigurationFile.BaseName(file), ".json");
            throw new ImportException(
                file,
                "holds weights only, neither layers nor their arguments. Save the whole model with model.save('model.keras'), or write the text "
                    + $"of model.to_json() to {json} beside the weights (or name it with --sidecar)."
            );
        }

        string? version = KerasJson.TextOf(beside.Config, Version) ?? hdf5.Text(hdf5.Root, Version) ?? beside.GuessedVersion;
        var source = new KerasSource(file, version);
        source.CheckVersion();
        IKerasWeights weights =
            hdf5.Root.Children.GetValueOrDefault(WholeModel) is Hdf5Group inner && ListedWeights.IsLayout(inner) ? new ListedWeights(source, hdf5, inner)
            : ListedWeights.IsLayout(hdf5.Root) ? new ListedWeights(source, hdf5, hdf5.Root)
            : ArchiveWeights.IsLayout(hdf5) ? new ArchiveWeights(source, file, hdf5)
            : throw source.Refuse("expected weights as Keras saves them, below layer_names or layers; found neither");
        return new SavedModel(source, beside.Config, SavedModel.LossOf(KerasJson.Member(beside.Config, "compile_config")), weights);
    }

    private static JsonElement? ParseAttribute(string file, Hdf5File hdf5, string name) =>
        hdf5.Text(hdf5.Root, name) is { } text ? KerasJson.Parse(file, name, Encoding.UTF8.GetBytes(text)) : null;
}
