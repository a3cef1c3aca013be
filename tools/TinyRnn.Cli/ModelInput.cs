using System;
using System.IO;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Models;

namespace TinyRnn.Cli;

/// <summary>Reads models, integer and float, told apart by their first bytes or, when those are damaged, by their ending.</summary>
internal static class ModelInput
{
    /// <summary>True when a file is a <c>.trnn</c> model, or should be.</summary>
    public static bool IsInteger(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException($"{path}: {(Directory.Exists(path) ? "expected a file, found a folder" : "the file does not exist")}");
        }

        return StartsWith(path, "TRNN"u8) || StartsWith(path, "TRNS"u8) || Path.GetExtension(path).Equals(".trnn", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True when a file is a <c>.trnn</c> model that writes sequences.</summary>
    public static bool IsSequence(string path) => IsInteger(path) && StartsWith(path, "TRNS"u8);

    /// <summary>Reads a <c>.trnn</c> model of one network.</summary>
    public static RnnModel LoadInteger(string path)
    {
        if (IsSequence(path))
        {
            throw new InputException($"{path}: expected a model that gives an output for each step or window, found one that writes sequences; see 'tinyrnn generate'");
        }

        return Load(path, RnnModel.Load);
    }

    /// <summary>What a model that was read from a file is, and what the file says of its import.</summary>
    public static ModelSummary Summarize(RnnModel model, string path) => Load(path, bytes => ModelSummarizer.Summarize(model, bytes));

    /// <summary>What a <c>.trnn</c> model of one network says it was made from; null where it says nothing.</summary>
    public static ModelOrigin? Origin(string path) => IsSequence(path) ? null : Load(path, ModelOrigin.Read);

    /// <summary>Reads a <c>.trnn</c> model that writes sequences.</summary>
    public static SequenceModel LoadSequence(string path) => Load(path, SequenceModel.Load);

    private static T Load<T>(string path, Func<byte[], T> load)
    {
        byte[] bytes = File.ReadAllBytes(path);
        try
        {
            return load(bytes);
        }
        catch (ModelFormatException exception)
        {
            string other = bytes.Length == 0 ? "an empty file" : PlainText.Is(bytes) ? "text" : "";
            throw new InputException(other.Length > 0 ? $"{path}: expected a .trnn model, found {other}" : $"{path}: {exception.Message}");
        }
    }

    /// <summary>Reads a model of either kind.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What is known beside a float file.</param>
    public static IRecurrentModel Load(string path, ImportOptions options) =>
        IsInteger(path) ? new IntegerModel(LoadInteger(path), Load(path, TargetSection.Read)) : new FloatModel(NetworkImporter.Read(path, options).RequireTold());

    private static bool StartsWith(string path, ReadOnlySpan<byte> magic)
    {
        Span<byte> start = stackalloc byte[4];
        using FileStream stream = File.OpenRead(path);
        int length = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return start[..length].SequenceEqual(magic);
    }
}
