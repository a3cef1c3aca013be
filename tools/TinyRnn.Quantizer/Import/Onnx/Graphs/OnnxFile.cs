using System.IO;
using System.Linq;
using Google.Protobuf;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Reads the messages of a file and checks what they say about the file as a whole.</summary>
internal static class OnnxFile
{
    private const long LargestFile = 1L << 28;
    private const int OldestVersion = 7;
    private const int NewestVersion = 21;

    private static readonly MessageParser<ModelProto> s_parser = ModelProto.Parser.WithDiscardUnknownFields(true);

    /// <exception cref="ImportException">Not a model, or one that cannot be read.</exception>
    public static (GraphProto Graph, int Version) Read(Stream stream, string file)
    {
        if (stream.Length - stream.Position > LargestFile)
        {
            throw new ImportException(file, $"expected an ONNX model of at most {LargestFile} bytes, found {stream.Length}.");
        }

        MessageCensus.Check(stream, file);
        ModelProto model = Parse(stream, file);
        if (model.IrVersion < 1 || model.Graph is null)
        {
            throw new ImportException(
                file,
                "expected an ONNX model with ir_version and graph, found none: the file is damaged or of another format."
            );
        }

        if (model.Functions.Count > 0)
        {
            throw new ImportException(file, $"function {Text.Quote(model.Functions[0].Name)}: functions in a model are not supported.");
        }

        return (model.Graph, Version(model, file));
    }

    private static ModelProto Parse(Stream stream, string file)
    {
        try
        {
            return s_parser.ParseFrom(stream);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new ImportException(file, $"not an ONNX model, or damaged: {exception.Message}", exception);
        }
    }

    private static int Version(ModelProto model, string file)
    {
        long[] versions = model.OpsetImport.Where(set => set.Domain is "" or "ai.onnx").Select(set => set.Version).ToArray();
        return versions is [>= OldestVersion and <= NewestVersion]
            ? (int)versions[0]
            : throw new ImportException(
                file,
                $"expected operators (opset) of version {OldestVersion} to {NewestVersion}, found "
                    + $"{(versions.Length == 0 ? "none" : string.Join(", ", versions))}."
            );
    }
}
