using System.Collections.Generic;
using System.IO;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes a recipe: the readings that it takes, and the section <c>features</c>.</summary>
internal static class RecipeWriter
{
    public static void WriteReadings(BinaryWriter writer, IReadOnlyList<ReadingChannel> readings)
    {
        writer.Write((ushort)readings.Count);
        foreach (ReadingChannel reading in readings)
        {
            writer.WriteText(reading.Name);
            writer.Write((byte)reading.Quantity);
            writer.WriteText(reading.Unit);
            writer.WriteAll([reading.Least, reading.Most, reading.LargestChange, 0f, 1f]);
        }
    }

    public static void Write(BinaryWriter writer, Recipe recipe, IReadOnlyList<QuantizedChannel> inputs)
    {
        writer.Write((ushort)recipe.Hold);
        writer.Write((ushort)(recipe.Operations.Length / Recipe.Stride));
        for (int at = 0; at < recipe.Operations.Length; at += Recipe.Stride)
        {
            WriteOperation(writer, recipe, at);
        }

        writer.Write((ushort)inputs.Count);
        for (int i = 0; i < inputs.Count; i++)
        {
            writer.Write((ushort)recipe.Inputs[i]);
            writer.WriteText(inputs[i].Name);
            writer.WriteText(inputs[i].Unit);
            writer.WriteAll([inputs[i].First, inputs[i].Second]);
        }
    }

    private static void WriteOperation(BinaryWriter writer, Recipe recipe, int at)
    {
        short[] numbers = recipe.Operations;
        var kind = (FeatureKind)numbers[at];
        writer.Write((byte)kind);
        if (kind >= FeatureKind.HourSine)
        {
            return;
        }

        writer.Write((ushort)numbers[at + 1]);
        switch (kind)
        {
            case >= FeatureKind.Ratio and <= FeatureKind.DewPoint:
                writer.Write((ushort)numbers[at + 2]);
                break;
            case <= FeatureKind.Deviation:
                writer.Write((ushort)numbers[at + 3]);
                break;
            case FeatureKind.Clip:
                writer.WriteAll([recipe.Limits[numbers[at + 3]], recipe.Limits[numbers[at + 3] + 1]]);
                break;
        }
    }
}
