using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes the <c>.trnn</c> format, specified in docs/format.md.</summary>
internal static class ModelWriter
{
    private const int LengthOffset = 8;
    private const int ChecksumOffset = 12;
    private const int IdOffset = 16;

    public static byte[] Write(QuantizedModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write("TRNN"u8);
            writer.Write((ushort)ModelLimits.Version);
            writer.Write((ushort)model.Window);
            writer.Write(new byte[ModelLimits.HeaderLength - 8]);
            WriteText(writer, model.Name);
            writer.Write((byte)model.Task);
            writer.Write(model.Threshold);
            writer.Write((ushort)model.InputLimit);
            WriteChannels(writer, model.Inputs);
            WriteChannels(writer, model.Outputs);
            WriteAll(writer, SigmoidValues.Compute());
            writer.Write((byte)model.Layers.Count);
            foreach (LayerRecord layer in model.Layers)
            {
                WriteRecord(writer, layer);
            }

            WriteSelfTestSteps(writer, model);
            foreach (float reading in model.SelfTestReadings)
            {
                writer.Write(reading);
            }

            WriteAll(writer, model.SelfTestOutputs);
        }

        byte[] bytes = stream.ToArray();
        FillHeader(bytes, model.Window);
        return bytes;
    }

    private static void FillHeader(byte[] bytes, int window)
    {
        SHA256.HashData(bytes.AsSpan(ModelLimits.HeaderLength)).AsSpan(0, ModelInfo.IdLength).CopyTo(bytes.AsSpan(IdOffset));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LengthOffset), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ChecksumOffset), Crc32.Compute(bytes, IdOffset, bytes.Length - IdOffset) ^ window);
    }

    private static void WriteChannels(BinaryWriter writer, IReadOnlyList<QuantizedChannel> channels)
    {
        writer.Write((ushort)channels.Count);
        foreach (QuantizedChannel channel in channels)
        {
            WriteText(writer, channel.Name);
            WriteText(writer, channel.Unit);
            writer.Write(channel.First);
            writer.Write(channel.Second);
        }
    }

    private static void WriteSelfTestSteps(BinaryWriter writer, QuantizedModel model)
    {
        if (model.Window == 0)
        {
            writer.Write((ushort)(model.SelfTestReadings.Length / model.Inputs.Count));
            return;
        }

        writer.Write((ushort)model.SelfTestWindows.Length);
        foreach (int steps in model.SelfTestWindows)
        {
            writer.Write((ushort)steps);
        }
    }

    private static void WriteRecord(BinaryWriter writer, LayerRecord layer)
    {
        writer.Write((byte)layer.Kind);
        WriteText(writer, layer.Name);
        writer.Write((ushort)layer.InputSize);
        writer.Write((ushort)layer.OutputSize);
        switch (layer)
        {
            case QuantizedLayer products:
                WriteLayer(writer, products);
                break;
            case TokenRecord tokens:
                WriteTokens(writer, tokens);
                break;
            case DirectionsRecord directions:
                WriteDirections(writer, directions);
                break;
        }
    }

    private static void WriteDirections(BinaryWriter writer, DirectionsRecord layer)
    {
        if (layer.Kind == LayerKind.Bidirectional)
        {
            writer.Write((byte)layer.Merge);
        }

        foreach (QuantizedLayer direction in layer.Directions)
        {
            WriteRecord(writer, direction);
        }
    }

    private static void WriteTokens(BinaryWriter writer, TokenRecord layer)
    {
        writer.Write((ushort)layer.Tokens);
        writer.Write((byte)(layer.Vocabulary.Count > 0 ? 1 : 0));
        foreach (string token in layer.Vocabulary)
        {
            WriteText(writer, token);
        }

        if (layer.Kind == LayerKind.Embedding)
        {
            writer.Write((byte)layer.FractionBits);
            writer.Write((byte)layer.Bits);
            WriteAll(writer, layer.Multipliers);
            WriteWeights(writer, layer.Weights, layer.Bits);
        }
    }

    private static void WriteLayer(BinaryWriter writer, QuantizedLayer layer)
    {
        WriteCopy(writer, layer.InputCopy);
        if (layer.Cell is QuantizedCell cell)
        {
            CellWriter.Write(writer, layer, cell);
            return;
        }

        if (layer.RecurrentCopy is null)
        {
            writer.Write((byte)layer.FractionBits);
        }
        else
        {
            WriteCopy(writer, layer.RecurrentCopy);
        }

        writer.Write((byte)layer.Rows.Shift);
        WriteAll(writer, layer.Rows.InputMultipliers);
        WriteAll(writer, layer.Rows.Biases);
        WriteAll(writer, layer.Rows.RecurrentMultipliers);
        WriteAll(writer, layer.Rows.CandidateBiases);
        WriteMatrix(writer, layer.InputWeights);
        if (layer.RecurrentWeights is not null)
        {
            WriteMatrix(writer, layer.RecurrentWeights);
        }
    }

    internal static void WriteCopy(BinaryWriter writer, CopyScale copy)
    {
        writer.Write(copy.Multiplier);
        writer.Write((byte)copy.Shift);
        writer.Write((ushort)copy.Limit);
    }

    internal static void WriteMatrix(BinaryWriter writer, QuantizedMatrix matrix)
    {
        writer.Write((byte)matrix.Bits);
        writer.Write((byte)matrix.Lanes);
        WriteWeights(writer, matrix.Weights, matrix.Bits);
    }

    private static void WriteWeights(BinaryWriter writer, short[] weights, int bits)
    {
        foreach (short weight in weights)
        {
            if (bits == 8)
            {
                writer.Write((sbyte)weight);
            }
            else
            {
                writer.Write(weight);
            }
        }
    }

    internal static void WriteAll(BinaryWriter writer, int[] values)
    {
        foreach (int value in values)
        {
            writer.Write(value);
        }
    }

    internal static void WriteAll(BinaryWriter writer, long[] values)
    {
        foreach (long value in values)
        {
            writer.Write(value);
        }
    }

    /// <summary>A length byte and UTF-8, cut at a character when it is longer than 255 bytes.</summary>
    private static void WriteText(BinaryWriter writer, string text)
    {
        int characters = text.Length;
        while (Encoding.UTF8.GetByteCount(text.AsSpan(0, characters)) > byte.MaxValue || (characters > 0 && char.IsHighSurrogate(text[characters - 1])))
        {
            characters--;
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text[..characters]);
        writer.Write((byte)bytes.Length);
        writer.Write(bytes);
    }
}
