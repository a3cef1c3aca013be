using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import.Keras.Hdf5;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>A .keras file: a zip archive with config.json, metadata.json and model.weights.h5.</summary>
internal static class KerasArchive
{
    private const string Config = "config.json";
    private const string Metadata = "metadata.json";
    private const string Weights = "model.weights.h5";
    private const long LargestText = 8L << 20;
    private const long LargestInflated = 16L << 20; // over the archive's length

    /// <summary>True of a zip archive that looks like one.</summary>
    public static bool IsArchive(Stream stream)
    {
        try
        {
            using var entries = new ZipEntries("", stream);
            return entries.Has(Config);
        }
        catch (ImportException)
        {
            return false;
        }
        finally
        {
            stream.Position = 0;
        }
    }

    /// <summary>Reads the archive; <paramref name="open"/> keeps what must stay open.</summary>
    /// <exception cref="ImportException">Damaged, or not an archive of Keras.</exception>
    public static SavedModel Open(string file, Stream stream, out IDisposable open)
    {
        using var entries = new ZipEntries(file, stream);
        if (!entries.Has(Config) || !entries.Has(Weights))
        {
            string found = entries.Names.Count == 0 ? "nothing" : Text.List(entries.Names.Select(KerasJson.Clean).ToArray());
            throw new ImportException(file, $"expected {Config} and {Weights} in the archive, found {found}.");
        }

        JsonElement config = KerasJson.Parse(file, Config, entries.Read(Config, LargestText));
        JsonElement? metadata = entries.Has(Metadata) ? KerasJson.Parse(file, Metadata, entries.Read(Metadata, LargestText)) : null;
        var source = new KerasSource(file, KerasJson.TextOf(metadata, "keras_version"));
        source.CheckVersion();
        var weights = new Hdf5File(file, entries.Read(Weights, stream.Length + LargestInflated));
        open = weights;
        return new SavedModel(source, config, SavedModel.LossOf(KerasJson.Member(config, "compile_config")), new ArchiveWeights(source, Weights, weights));
    }
}
