using System;
using System.IO;
using TinyRnn.Quantizer.Import.Inference;
using TinyRnn.Quantizer.Import.PyTorch;
using TinyRnn.Quantizer.Import.Safetensors;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Import.Tensors;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import;

/// <summary>Reads trained networks from files of weights and the sidecars beside them.</summary>
public static class NetworkImporter
{
    /// <summary>
    /// Reads a PyTorch checkpoint (<c>.pt</c>, <c>.pth</c>) or a <c>.safetensors</c> file, told apart by content, and the
    /// sidecar <c>NAME.json</c> beside it when there is one.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known beside the file; overrides the sidecar.</param>
    /// <exception cref="ImportException">The file or the sidecar cannot be read, is damaged, or is not supported.</exception>
    public static Network Load(string path, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new ImportOptions();
        string? sidecar = options.SidecarPath ?? DefaultSidecar(path);
        ImportOptions stated = sidecar is null ? options : options.Over(SidecarReader.Read(sidecar));
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Load(stream, Path.GetFileName(path), stated);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(Path.GetFileName(path), $"the file cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads the same formats from a stream; no sidecar is looked for.</summary>
    /// <param name="stream">Readable and seekable, at its beginning; stays open.</param>
    /// <param name="name">The file's name, for messages and as the network's default name.</param>
    /// <param name="options">What is known beside the file.</param>
    /// <exception cref="ImportException">The file is damaged or not supported.</exception>
    public static Network Load(Stream stream, string name, ImportOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        options ??= new ImportOptions();
        using TensorFile tensors = Open(stream, name, options);
        return NetworkAssembler.Assemble(tensors, options, Path.GetFileNameWithoutExtension(name));
    }

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
