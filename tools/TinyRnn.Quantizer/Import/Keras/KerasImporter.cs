using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Import.Keras.Hdf5;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Import.StatedLayers;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Reads models that Keras saved: <c>.keras</c> archives, <c>.h5</c> files, and weights beside the text of <c>model.to_json()</c>. The
/// configuration decides what the network is; no code runs.
/// </summary>
internal static class KerasImporter
{
    private const int LongestMark = 8;
    private static readonly string[] s_endings = [".keras", ".h5", ".hdf5"];

    /// <summary>True of a file of Keras, by its content, or by its ending where the content is something else.</summary>
    public static bool IsModel(string path)
    {
        if (Directory.Exists(path))
        {
            return File.Exists(Path.Combine(path, "saved_model.pb")) || HasEnding(path);
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            return IsModel(path, stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return HasEnding(path);
        }
    }

    /// <summary>True of a file of Keras; the stream is left at its beginning.</summary>
    public static bool IsModel(string name, Stream stream)
    {
        ReadOnlySpan<byte> mark = Mark(stream);
        return mark.SequenceEqual(Hdf5Superblock.Signature)
            || HasEnding(name)
            || (mark.StartsWith("PK\x03\x04"u8) && !name.EndsWith(".pt", StringComparison.OrdinalIgnoreCase) && KerasArchive.IsArchive(stream));
    }

    /// <exception cref="ImportException">The file cannot be read, is damaged, or not supported.</exception>
    public static (AssembledNetwork Network, ImportOptions Beside) Load(string path, ImportOptions options)
    {
        string file = Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
        if (Directory.Exists(path))
        {
            throw new ImportException(file, "a folder, as of a SavedModel; save the whole model with model.save('model.keras').");
        }

        try
        {
            using FileStream stream = File.OpenRead(path);
            (Sidecar? sidecar, ConfigurationFile? configuration) = ReadBeside(path, options.SidecarPath);
            CheckSidecar(sidecar);
            return Load(stream, file, sidecar is null ? options : options.Over(sidecar.Options), configuration);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(file, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    /// <exception cref="ImportException">The file is damaged or not supported.</exception>
    public static (AssembledNetwork Network, ImportOptions Beside) Load(Stream stream, string file, ImportOptions options, ConfigurationFile? configuration = null)
    {
        CheckOptions(file, options);
        SavedModel model = Open(stream, file, configuration, out IDisposable open);
        using (open)
        {
            (IReadOnlyList<KerasLayer> layers, IReadOnlyList<int>? shape) = KerasGraph.Read(model.Source, model.Config, options.WithoutPadding == true);
            var translation = new Translation(model.Source, model.Weights, shape, options.WithoutPadding == true);
            foreach (KerasLayer layer in layers)
            {
                translation.Add(layer);
            }

            translation.Finish();
            // A Normalization layer is part of the model; means and deviations that are stated are not.
            return (Assemble(model, translation, options), translation.Features is null ? options : options with { Features = null });
        }
    }

    private static AssembledNetwork Assemble(SavedModel model, Translation translation, ImportOptions options)
    {
        if (options.OneHot == true)
        {
            translation.TakeTokens();
        }

        string file = model.Source.File;
        JsonObject[] network = [.. translation.Network];
        ApplyHead(model.Source, network[^1], options.HeadActivation);
        ImportOptions complete = new KerasDescription(model.Source, translation, model.Loss).Complete(options);
        JsonElement list = JsonSerializer.SerializeToElement(new JsonArray([.. network]));
        var place = new SidecarValue(file, "network", list);
        return StatedAssembler.Network(
            translation.Store,
            new Sidecar(file, complete, place, null),
            place,
            complete with { HeadActivation = null },
            ConfigurationFile.BaseName(file)
        );
    }

    /// <summary>What the last Dense layer leaves as numbers can be given an activation, for models that were trained on logits.</summary>
    private static void ApplyHead(KerasSource source, JsonObject last, StatedActivation? stated)
    {
        if (stated is not { } activation)
        {
            return;
        }

        string found = last["activation"]?.ToJsonString() ?? "none, as it is no Dense layer";
        last["activation"] = found == "\"none\""
            ? StatedNames.HeadActivations.First(name => name.Value == activation).Key
            : throw source.Refuse($"a head activation is stated, but that of the last layer is {KerasJson.Clean(found)}");
    }

    private static SavedModel Open(Stream stream, string file, ConfigurationFile? configuration, out IDisposable open)
    {
        ReadOnlySpan<byte> mark = Mark(stream);
        return
            mark.StartsWith("PK"u8) ? KerasArchive.Open(file, stream, out open)
            : mark.SequenceEqual(Hdf5Superblock.Signature) ? KerasHdf5.Open(file, stream, configuration, out open)
            : mark.StartsWith("version "u8) ? throw new ImportException(file, "a Git LFS pointer, not the file itself: git lfs pull.")
            : throw new ImportException(file, "neither a .keras archive nor an HDF5 file.");
    }

    private static byte[] Mark(Stream stream)
    {
        byte[] mark = new byte[LongestMark];
        int length = stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return mark[..length];
    }

    private static bool HasEnding(string name) => s_endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private static (Sidecar? Sidecar, ConfigurationFile? Configuration) ReadBeside(string path, string? named)
    {
        Sidecar? sidecar = null;
        ConfigurationFile? configuration = null;
        foreach (string file in ConfigurationFile.Beside(path, named))
        {
            if (ConfigurationFile.TryRead(file) is { } found)
            {
                configuration ??= found;
            }
            else
            {
                sidecar ??= SidecarReader.Read(file);
            }
        }

        return (sidecar, configuration);
    }

    private static void CheckSidecar(Sidecar? sidecar)
    {
        if (sidecar is { Network: not null } or { Sequence: not null })
        {
            throw new ImportException(
                sidecar.File,
                $"{(sidecar.Sequence is null ? "network" : "decoder")}: layers can be stated for files of weights only; a saved model says them itself."
            );
        }
    }

    private static void CheckOptions(string file, ImportOptions options)
    {
        string? stated = options.StateDictKey is not null ? "a key of a checkpoint" : options.StatedAboutLayers;
        if (stated is not null)
        {
            throw new ImportException(file, $"{stated} is stated, but a saved model states every layer itself.");
        }
    }
}
