using System.Collections.Generic;
using System.IO;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes the <c>.trnn</c> format, specified in docs/format.md.</summary>
internal static class ModelWriter
{
    public static byte[] Write(QuantizedModel model)
    {
        var sections = new SectionWriter();
        sections.AddBeside(Section.Info, null, writer => WriteInfo(writer, model));
        sections.Add(Section.Readings, writer => WriteReadings(writer, model));
        if (model.Recipe is { } recipe)
        {
            sections.Add(Section.Features, writer => RecipeWriter.Write(writer, recipe, model.Inputs));
        }

        if (model.Target is { } target)
        {
            sections.AddBeside(Section.Target, null, writer => TargetSection.Write(writer, target));
        }

        sections.Add(Section.Layers, writer =>
        {
            writer.Write((byte)model.Layers.Count);
            foreach (LayerRecord layer in model.Layers)
            {
                LayerWriter.Write(writer, layer);
            }
        });
        sections.Add(Section.Outputs, writer => WriteOutputs(writer, model.Outputs));
        sections.Add(Section.Table, writer => WriteTable(writer, SigmoidValues.Compute(model.TableReach)));
        sections.AddBeside(Section.SelfTest, null, writer => WriteSelfTest(writer, model));
        if (model.Proof is { } proof)
        {
            sections.AddBeside(Section.Proof, null, proof.Write);
        }

        if (model.Origin is { } origin)
        {
            sections.AddBeside(Section.Origin, null, origin.Write);
        }

        return sections.ToFile(ModelReader.Magic);
    }

    private static void WriteInfo(BinaryWriter writer, QuantizedModel model)
    {
        writer.WriteText(model.Name);
        writer.Write((byte)model.Task);
        writer.Write(model.Threshold);
        writer.Write((ushort)model.Window);
    }

    private static void WriteReadings(BinaryWriter writer, QuantizedModel model)
    {
        writer.Write(model.Recipe?.Step ?? 0);
        writer.Write((short)(model.Recipe?.Zone ?? 0));
        writer.Write((ushort)model.InputLimit);
        if (model.Recipe is { } recipe)
        {
            RecipeWriter.WriteReadings(writer, recipe.Readings);
            return;
        }

        writer.Write((ushort)model.Inputs.Count);
        foreach (QuantizedChannel channel in model.Inputs)
        {
            writer.WriteText(channel.Name);
            writer.Write((byte)Quantity.Other);
            writer.WriteText(channel.Unit);
            writer.WriteAll([0f, 0f, 0f, channel.First, channel.Second]);
        }
    }

    private static void WriteOutputs(BinaryWriter writer, IReadOnlyList<QuantizedChannel> outputs)
    {
        writer.Write((ushort)outputs.Count);
        foreach (QuantizedChannel channel in outputs)
        {
            writer.WriteText(channel.Name);
            writer.WriteText(channel.Unit);
            writer.Write(channel.First);
            writer.Write(channel.Second);
        }
    }

    /// <summary>The first value, and by how much each exceeds the one before.</summary>
    private static void WriteTable(BinaryWriter writer, int[] values)
    {
        writer.Write(values[0]);
        for (int i = 1; i < values.Length; i++)
        {
            writer.Write((ushort)(values[i] - values[i - 1]));
        }
    }

    private static void WriteSelfTest(BinaryWriter writer, QuantizedModel model)
    {
        if (model.Window == 0)
        {
            writer.Write((ushort)(model.SelfTestReadings.Length / (model.Recipe?.Readings.Length ?? model.Inputs.Count)));
        }
        else
        {
            writer.Write((ushort)model.SelfTestWindows.Length);
            foreach (int steps in model.SelfTestWindows)
            {
                writer.Write((ushort)steps);
            }
        }

        writer.WriteAll(model.SelfTestReadings);
        writer.WriteAll(model.SelfTestOutputs);
    }
}
