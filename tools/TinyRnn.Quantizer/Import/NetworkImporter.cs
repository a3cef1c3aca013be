using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Import.Keras;
using TinyRnn.Quantizer.Import.LayersFromTensors;
using TinyRnn.Quantizer.Import.Onnx;
using TinyRnn.Quantizer.Import.PyTorch;
using TinyRnn.Quantizer.Import.Safetensors;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Import.StatedLayers;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>Reads trained networks from files of weights and the sidecars beside them.</summary>
public static class NetworkImporter
{
    /// <summary>
    /// Reads an ONNX model (<c>.onnx</c>, by its name), a model that Keras saved (<c>.keras</c>, <c>.h5</c>), a PyTorch checkpoint
    /// (<c>.pt</c>, <c>.pth</c>) or a <c>.safetensors</c> file, told apart by content, and the sidecar <c>NAME.json</c> beside it when there
    /// is one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known beside the file; overrides the sidecar.</param>
    /// <exception cref="ImportException">The file or the sidecar cannot be read, is damaged, or is not supported; or something that the
    /// file cannot tell is neither stated nor proven, and the message asks for it.</exception>
    /// <exception cref="ForwardProofException">Examples of the framework differ from what the network gives.</exception>
    public static Network Load(string path, ImportOptions? options = null) => Read(path, options).RequireTold().Network;

    /// <summary>
    /// Reads the same files, and says what the network is taken to compute and how that is known. Where something is not told, the
    /// network is one that may be meant, to look at.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known beside the file; overrides the sidecar.</param>
    /// <exception cref="ImportException">The file or the sidecar cannot be read, is damaged, or is not supported.</exception>
    /// <exception cref="ForwardProofException">Examples of the framework differ from what the network gives.</exception>
    public static ImportedNetwork Read(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new ImportOptions();
        if (KerasImporter.IsModel(path))
        {
            (AssembledNetwork saved, ImportOptions stated) = KerasImporter.Load(path, options);
            return Known(Path.GetFileName(path), stated, saved);
        }

        Sidecar? sidecar = FindSidecar(path, options);
        RequireNoStatementOfSavedModels(path, sidecar is null ? options : options.Over(sidecar.Options));
        if (sidecar?.Sequence is not null)
        {
            throw new ImportException(
                sidecar.File,
                "it describes a network that writes a sequence (key decoder), expected one that gives an output for each step or window."
            );
        }

        if (OnnxImporter.IsModel(path))
        {
            ImportOptions beside = sidecar is null ? options : options.Over(sidecar.Options);
            return Known(Path.GetFileName(path), beside, OnnxImporter.Load(path, sidecar, options));
        }

        return ReadTensors(path, sidecar, options, (tensors, told, name) =>
            sidecar?.Network is { } list
                ? Known(tensors.File, told, StatedAssembler.Network(tensors, sidecar, list, told, name))
                : Known(tensors.File, told, settled => NetworkAssembler.Assemble(tensors, settled, name)));
    }

    /// <summary>
    /// Reads a network that writes a sequence: a file as <see cref="Load(string, ImportOptions?)"/> reads them, whose sidecar has
    /// the key <c>decoder</c>.
    /// </summary>
    /// <param name="path">The file of weights.</param>
    /// <param name="options">What is known beside the file; overrides the sidecar.</param>
    /// <exception cref="ImportException">The file or the sidecar cannot be read, is damaged, is not supported, or of the other kind.</exception>
    public static SequenceNetwork LoadSequence(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new ImportOptions();
        Sidecar? sidecar = FindSidecar(path, options);
        if (options.ReconstructionError is not null)
        {
            throw new ImportException(Path.GetFileName(path), "no reconstruction error: the network writes a sequence, which is no reconstruction of a window.");
        }

        if (sidecar?.Sequence is not { } sequence)
        {
            throw new ImportException(
                sidecar?.File ?? Path.GetFileName(path),
                "expected a sidecar that describes a network that writes a sequence, with the key decoder; found "
                    + (sidecar is null ? "no sidecar." : "none.")
            );
        }

        if (OnnxImporter.IsModel(path))
        {
            throw new ImportException(sidecar.File, "a network that writes a sequence cannot be made of an ONNX model; expected a file of weights.");
        }

        return ReadTensors(path, sidecar, options, (tensors, stated, name) => StatedAssembler.Sequence(tensors, sidecar, sequence, stated, name));
    }

    /// <summary>The recipe that a file states, a sidecar or one of its form, and the features that it makes, in order.</summary>
    /// <param name="path">The JSON file.</param>
    /// <exception cref="ImportException">The file cannot be read, breaks a rule, or states no recipe.</exception>
    public static (NetworkRecipe Recipe, IReadOnlyList<Channel> Features) LoadRecipe(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return SidecarReader.ReadRecipe(SidecarReader.Read(path));
    }

    /// <summary>The same of a recipe that stands in memory.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="json">The bytes of such a file.</param>
    /// <exception cref="ImportException">Not a sidecar, or one without a recipe.</exception>
    public static (NetworkRecipe Recipe, IReadOnlyList<Channel> Features) ReadRecipe(string name, byte[] json)
    {
        using var stream = new MemoryStream(json);
        return SidecarReader.ReadRecipe(SidecarReader.Read(name, stream));
    }

    /// <summary>True when the sidecar beside the file, or the one that is named, describes a network that writes a sequence.</summary>
    /// <param name="path">The file of weights.</param>
    /// <param name="options">May name the sidecar.</param>
    /// <exception cref="ImportException">The sidecar cannot be read.</exception>
    public static bool IsSequence(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return !KerasImporter.IsModel(path) && FindSidecar(path, options ?? new ImportOptions())?.Sequence is not null;
    }

    /// <summary>The sidecar that is read with a file: the one that is named, or the one beside it; null when there is none.</summary>
    /// <param name="path">The file of weights.</param>
    /// <param name="options">May name the sidecar.</param>
    public static string? SidecarOf(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return options?.SidecarPath ?? DefaultSidecar(path);
    }

    /// <summary>Reads the same formats from a stream; no sidecar is looked for.</summary>
    /// <param name="stream">Readable and seekable, at its beginning; stays open.</param>
    /// <param name="name">The file's name, for messages and as the network's default name.</param>
    /// <param name="options">What is known beside the file.</param>
    /// <exception cref="ImportException">The file is damaged or not supported, or something is neither stated nor proven.</exception>
    /// <exception cref="ForwardProofException">Examples of the framework differ from what the network gives.</exception>
    public static Network Load(Stream stream, string name, ImportOptions? options = null) => Read(stream, name, options).RequireTold().Network;

    /// <summary>Reads the same formats from a stream, and says what the network is taken to compute and how that is known.</summary>
    /// <param name="stream">Readable and seekable, at its beginning; stays open.</param>
    /// <param name="name">The file's name, for messages and as the network's default name.</param>
    /// <param name="options">What is known beside the file.</param>
    /// <exception cref="ImportException">The file is damaged or not supported.</exception>
    /// <exception cref="ForwardProofException">Examples of the framework differ from what the network gives.</exception>
    public static ImportedNetwork Read(Stream stream, string name, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new ImportOptions();
        if (OnnxImporter.IsModel(name))
        {
            return Known(name, options, OnnxImporter.Load(stream, name, options));
        }

        if (KerasImporter.IsModel(name, stream))
        {
            (AssembledNetwork saved, ImportOptions stated) = KerasImporter.Load(stream, name, options);
            return Known(name, stated, saved);
        }

        RequireNoStatementOfSavedModels(name, options);
        using TensorFile tensors = Open(stream, name, options);
        return Known(tensors.File, options, settled => NetworkAssembler.Assemble(tensors, settled, Path.GetFileNameWithoutExtension(name)));
    }

    /// <summary>A network of which the file says everything.</summary>
    private static ImportedNetwork Known(string file, ImportOptions options, AssembledNetwork network) => Compared(KnownAsItIs(file, options, network), options);

    /// <summary>A network of weights, of which something may have to be stated.</summary>
    private static ImportedNetwork Known(string file, ImportOptions options, Func<ImportOptions, AssembledNetwork> assemble) =>
        Compared(KnownAsItIs(file, options, assemble), options);

    /// <summary>With the reconstruction error in place of the reconstruction, where it is asked for; what is proven is proven before.</summary>
    private static ImportedNetwork Compared(ImportedNetwork imported, ImportOptions options)
    {
        if (options.ReconstructionError is not { } measure)
        {
            return imported;
        }

        try
        {
            Network network = ReconstructionErrorLayer.Behind(imported.Network, measure);
            string operations = $"{imported.Forward.Operations} -> {ForwardText.Of([network.Layers[^1]])}";
            return imported with { Network = network, Forward = imported.Forward with { Operations = operations } };
        }
        catch (ArgumentException exception)
        {
            throw new ImportException(imported.File, $"no reconstruction error: {exception.Message}.", exception);
        }
    }

    private static ImportedNetwork KnownAsItIs(string file, ImportOptions options, AssembledNetwork network) =>
        options.Examples is null
            ? new ImportedNetwork(file, network.Network, new ForwardTruth(network.Operations, ForwardKnowledge.Stated))
            : new ForwardProver(file, options).Prove(network);

    private static ImportedNetwork KnownAsItIs(string file, ImportOptions options, Func<ImportOptions, AssembledNetwork> assemble)
    {
        if (options.Examples is not null)
        {
            return new ForwardProver(file, options).Search(assemble);
        }

        AssembledNetwork network = assemble(options);
        return network.Questions.Count == 0
            ? new ImportedNetwork(file, network.Network, new ForwardTruth(network.Operations, ForwardKnowledge.Stated))
            : new ImportedNetwork(
                file,
                network.Network,
                new ForwardTruth(network.Operations, ForwardKnowledge.NotTold) { Question = QuestionText.Of(network.Operations, network.Questions) });
    }

    private static T ReadTensors<T>(string path, Sidecar? sidecar, ImportOptions options, Func<TensorFile, ImportOptions, string, T> assemble)
    {
        string file = Path.GetFileName(path);
        ImportOptions stated = sidecar is null ? options : options.Over(sidecar.Options);
        try
        {
            using FileStream stream = File.OpenRead(path);
            using TensorFile tensors = Open(stream, file, stated);
            return assemble(tensors, stated, Path.GetFileNameWithoutExtension(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(file, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    private static void RequireNoStatementOfSavedModels(string path, ImportOptions options)
    {
        if (options.OneHot is not null || options.WithoutPadding is not null)
        {
            string stated = options.OneHot is not null ? "one-hot" : "without-padding";
            throw new ImportException(
                Path.GetFileName(path),
                $"{stated} is stated, which is about saved models (.keras, .h5) only; a sidecar with the key network can state a layer one_hot."
            );
        }
    }

    private static Sidecar? FindSidecar(string path, ImportOptions options) =>
        SidecarOf(path, options) is string sidecar ? SidecarReader.Read(sidecar) : null;

    private static string? DefaultSidecar(string path)
    {
        string sidecar = Path.ChangeExtension(path, ".json");
        return sidecar != path && File.Exists(sidecar) ? sidecar : null;
    }

    private static TensorFile Open(Stream stream, string name, ImportOptions options)
    {
        byte[] start = new byte[9];
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        if (start.AsSpan(0, length).StartsWith("PK\x03\x04"u8) || start.AsSpan(0, length).StartsWith("PK\x05\x06"u8))
        {
            return new CheckpointFile(name, stream, options.StateDictKey);
        }

        if (length >= 2 && start[0] == 0x80 && start[1] is >= 2 and <= 5 && start[8] != '{')
        {
            throw new ImportException(
                name,
                "this is a pickle outside a zip archive, as PyTorch wrote them before version 1.6. Save it again with a newer "
                    + "version: torch.save(torch.load(\"old.pt\"), \"new.pt\")."
            );
        }

        return new SafetensorsFile(name, stream);
    }
}
