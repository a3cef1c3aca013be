using System;
using System.Globalization;
using System.IO;

namespace TinyRnn.Quantizer.Models;

/// <summary>What a model says about the proof of its import: the float network gave what the framework's gave.</summary>
/// <param name="Examples">Sequences that were run, each from the initial state.</param>
/// <param name="Outputs">Numbers that were compared.</param>
/// <param name="LargestDifference">The largest difference of any of them.</param>
public sealed record ModelProof(int Examples, int Outputs, float LargestDifference)
{
    /// <summary>What a file says; null where it says nothing.</summary>
    /// <param name="file">A <c>.trnn</c> file of one network.</param>
    /// <exception cref="ModelFormatException">The section breaks a rule of the format.</exception>
    public static ModelProof? Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (PassedOver.Enter(file, Section.Proof) is not { } reader)
        {
            return null;
        }

        int examples = reader.ReadRanged("examples of the proof", 4, 1, int.MaxValue);
        int outputs = reader.ReadRanged("values of the proof", 4, 1, int.MaxValue);
        int at = reader.Position;
        float difference = reader.ReadFiniteSingle("largest difference of the proof");
        SectionReader.RequireEnd(reader, Section.Proof);
        return difference >= 0
            ? new(examples, outputs, difference)
            : throw new ModelFormatException("largest difference of the proof", at, "0 or more", difference.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>For people.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Outputs} outputs of {Examples} {(Examples == 1 ? "example" : "examples")} of the framework, largest difference {LargestDifference:G2}"
        );

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Examples);
        writer.Write(Outputs);
        writer.Write(LargestDifference);
    }
}
