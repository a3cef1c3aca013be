using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Models;

/// <summary>The section of a model's file that says what the model predicts; docs/format.md has its fields and rules.</summary>
public static class TargetSection
{
    private const int HasLeast = 1;
    private const int HasMost = 2;
    private const int MostClasses = 512;

    /// <summary>What a file says; null where it says nothing.</summary>
    /// <param name="file">A <c>.trnn</c> file of one network.</param>
    /// <exception cref="ModelFormatException">The section breaks a rule of the format.</exception>
    public static PredictionTarget? Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (PassedOver.Enter(file, Section.Target) is not { } reader)
        {
            return null;
        }

        int at = reader.Position;
        PredictionTarget target = ReadFields(reader);
        SectionReader.RequireEnd(reader, Section.Target);
        return target.Problem(TaskOf(file), target.Classes.Count) is { } problem
            ? throw new ModelFormatException("target", at, "a target that fits the model", problem)
            : target;
    }

    internal static void Write(BinaryWriter writer, PredictionTarget target)
    {
        writer.WriteText(target.Column);
        writer.Write((ushort)target.Ahead);
        writer.Write((ushort)target.Within);
        writer.Write((byte)((target.Above == null ? 0 : HasLeast) + (target.Below == null ? 0 : HasMost)));
        foreach (double limit in (IEnumerable<double>)[.. Limit(target.Above), .. Limit(target.Below)])
        {
            writer.Write((float)limit);
        }

        writer.WriteText(target.Sequence ?? "");
        writer.Write((ushort)target.Classes.Count);
        foreach (string name in target.Classes)
        {
            writer.WriteText(name);
        }
    }

    private static double[] Limit(double? limit) => limit is { } number ? [number] : [];

    private static PredictionTarget ReadFields(ByteReader reader)
    {
        string column = ReadName(reader, "column of the target");
        int ahead = reader.ReadRanged("rows ahead of the target", 2, 0, PredictionTarget.MostRows);
        int within = reader.ReadRanged("rows within of the target", 2, 0, PredictionTarget.MostRows);
        int comparison = reader.ReadRanged("comparison of the target", 1, 0, HasLeast + HasMost);
        double? least = (comparison & HasLeast) == 0 ? null : Decimal(reader.ReadFiniteSingle("least of the target"));
        double? most = (comparison & HasMost) == 0 ? null : Decimal(reader.ReadFiniteSingle("most of the target"));
        string sequence = reader.ReadString("sequence of the target");
        int classes = reader.ReadRanged("classes of the target", 2, 0, MostClasses);
        return new PredictionTarget(column)
        {
            Ahead = ahead,
            Within = within,
            Above = least,
            Below = most,
            Sequence = sequence.Length == 0 ? null : sequence,
            Classes = [.. Enumerable.Range(0, classes).Select(i => ReadName(reader, $"class {i} of the target"))],
        };
    }

    private static string ReadName(ByteReader reader, string what)
    {
        int at = reader.Position;
        string name = reader.ReadString(what);
        return name.Length > 0 ? name : throw new ModelFormatException(what, at, "a name", "none");
    }

    /// <summary>The number that a person wrote, where a float holds the nearest: 0.1, not 0.10000000149.</summary>
    private static double Decimal(float value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static NetworkTask TaskOf(byte[] file)
    {
        ByteReader reader = PassedOver.Enter(file, Section.Info) ?? throw new ModelFormatException("section", ModelLimits.HeaderLength, "info", "another");
        reader.ReadString("model name");
        return ((ModelTask)reader.ReadRanged("task", 1, 0, 2)).ToNetworkTask();
    }
}
