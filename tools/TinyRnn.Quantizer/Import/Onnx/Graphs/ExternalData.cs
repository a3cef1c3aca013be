using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Reads data of tensors that stand in files beside the model: of its folder only, by their plain names.</summary>
/// <param name="file">The model's name, for messages.</param>
/// <param name="folder">The model's folder; null when it was not read from one.</param>
internal sealed class ExternalData(string file, string? folder)
{
    private const string Location = "location";
    private const string Offset = "offset";
    private const string Length = "length";
    private const string Checksum = "checksum";

    /// <summary>The bytes that a tensor names.</summary>
    /// <param name="tensor">Whose data are external.</param>
    /// <param name="where">The tensor, for messages.</param>
    /// <param name="bytes">As many as its shape has.</param>
    /// <exception cref="ImportException">The name is no plain name, there is no such file, or it is too short.</exception>
    public byte[] Read(TensorProto tensor, string where, long bytes)
    {
        Dictionary<string, string> entries = Entries(tensor, where);
        string location = entries.GetValueOrDefault(Location, "");
        long offset = Number(entries, Offset, where) ?? 0;
        long length = Number(entries, Length, where) ?? bytes;
        if (length != bytes)
        {
            throw new ImportException(file, $"{where}: expected {bytes} bytes of external data, found {length}.");
        }

        using FileStream stream = Open(location, where);
        if (offset > stream.Length - bytes)
        {
            throw new ImportException(
                file, $"{where}: expected {bytes} bytes at {offset} of {Text.Quote(location)}, which has {stream.Length}.");
        }

        var data = new byte[bytes];
        stream.Position = offset;
        stream.ReadExactly(data);
        return data;
    }

    private Dictionary<string, string> Entries(TensorProto tensor, string where)
    {
        var entries = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ExternalDataEntry entry in tensor.ExternalData)
        {
            if (entry.Key is not (Location or Offset or Length or Checksum) || !entries.TryAdd(entry.Key, entry.Value))
            {
                throw new ImportException(
                    file, $"{where}: expected location, offset, length and checksum of external data, each once; found {Text.Quote(entry.Key)}.");
            }
        }

        return entries;
    }

    private long? Number(Dictionary<string, string> entries, string key, string where) =>
        !entries.TryGetValue(key, out string? text) ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw new ImportException(file, $"{where}: {key} of external data: expected a whole number, found {Text.Quote(text)}.");

    private FileStream Open(string location, string where)
    {
        bool isPlain = location.Length > 0
            && location is not ("." or "..")
            && !location.Any(c => c is '/' or '\\' or ':' || char.IsControl(c));
        if (!isPlain)
        {
            throw new ImportException(
                file, $"{where}: expected external data in a file of the same folder, named without a path; found {Text.Quote(location)}.");
        }

        if (folder is null)
        {
            throw new ImportException(file, $"{where}: its data stand in {Text.Quote(location)}, but the model was not read from a folder.");
        }

        var data = new FileInfo(Path.Combine(folder, location));
        if (!data.Exists)
        {
            throw new ImportException(file, $"{where}: its data stand in {Text.Quote(location)}, which is not beside the model.");
        }

        return data.LinkTarget is null
            ? data.OpenRead()
            : throw new ImportException(file, $"{where}: {Text.Quote(location)} is a link; expected the file itself beside the model.");
    }
}
