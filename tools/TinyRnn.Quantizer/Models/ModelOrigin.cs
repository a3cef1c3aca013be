using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Models;

/// <summary>What a model says it was made from: no time, no path, no user, so that the same inputs make the same file.</summary>
/// <param name="Source">SHA-256 of the float file in hexadecimal; empty for none.</param>
/// <param name="Calibration">SHA-256 of the data of calibration, of a trained model those of training too; empty for none.</param>
/// <param name="Tool">Name and version of the tool.</param>
/// <param name="Options">What was chosen, such as <c>--seed 1</c>.</param>
public sealed record ModelOrigin(string Source, string Calibration, string Tool, IReadOnlyList<string> Options)
{
    private const int DigestLength = 32;

    /// <summary>What a file says; null where it says nothing.</summary>
    /// <param name="file">A <c>.trnn</c> file of one network.</param>
    /// <exception cref="ModelFormatException">The section breaks a rule of the format.</exception>
    public static ModelOrigin? Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (PassedOver.Enter(file, Section.Origin) is not { } reader)
        {
            return null;
        }

        string source = ReadDigest(reader, "digest of the source");
        string calibration = ReadDigest(reader, "digest of the calibration");
        string tool = reader.ReadString("tool of the origin");
        int options = reader.ReadRanged("options of the origin", 1, 0, byte.MaxValue);
        var origin = new ModelOrigin(source, calibration, tool, [.. Enumerable.Range(0, options).Select(i => reader.ReadString($"option {i} of the origin"))]);
        SectionReader.RequireEnd(reader, Section.Origin);
        return origin;
    }

    /// <summary>What was chosen for an option, such as the seed; null where nothing is said of it.</summary>
    /// <param name="name">As on the command line.</param>
    public string? Chosen(string name) => Options.FirstOrDefault(option => option.StartsWith(name + " ", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>True where the calibration is what the network was trained on, at least a part of it.</summary>
    public bool IsOfTraining => Options is ["train", ..] && Calibration.Length > 0;

    /// <summary>For people.</summary>
    public override string ToString() => new StringBuilder(Tool).AppendJoin("", Options.Select(option => " " + option)).ToString();

    internal void Write(BinaryWriter writer)
    {
        WriteDigest(writer, Source);
        WriteDigest(writer, Calibration);
        writer.WriteText(Tool);
        writer.Write((byte)Options.Count);
        foreach (string option in Options)
        {
            writer.WriteText(option);
        }
    }

    private static string ReadDigest(ByteReader reader, string what)
    {
        byte[] digest = [.. Enumerable.Range(0, DigestLength).Select(_ => (byte)reader.ReadRanged(what, 1, 0, byte.MaxValue))];
        return Array.TrueForAll(digest, value => value == 0) ? "" : Convert.ToHexStringLower(digest);
    }

    private static void WriteDigest(BinaryWriter writer, string digest) => writer.Write(digest.Length == 0 ? new byte[DigestLength] : Convert.FromHexString(digest));
}
