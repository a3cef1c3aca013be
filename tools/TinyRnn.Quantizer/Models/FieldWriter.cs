using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes the fields that sections and records of the format share; see docs/format.md.</summary>
internal static class FieldWriter
{
    /// <summary>A length byte and UTF-8, cut at a character when it is longer than 255 bytes.</summary>
    public static void WriteText(this BinaryWriter writer, string text)
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

    public static void WriteCopy(this BinaryWriter writer, CopyScale copy)
    {
        writer.Write(copy.Multiplier);
        writer.Write((byte)copy.Shift);
        writer.Write(copy.StoredLimit);
    }

    public static void WriteRows(this BinaryWriter writer, QuantizedRows rows)
    {
        writer.Write((byte)rows.Shift);
        writer.WriteAll(rows.InputMultipliers);
        writer.WriteAll(rows.Biases);
        writer.WriteAll(rows.RecurrentMultipliers);
        writer.WriteAll(rows.CandidateBiases);
    }

    /// <summary>The one record of an activation; its range is left out where it is the whole one.</summary>
    public static void WriteActivation(this BinaryWriter writer, IntegerActivation activation)
    {
        bool isWhole =
            activation.Least == IntegerActivation.Floor(activation.Function) && activation.Most == IntegerActivation.Ceiling(activation.Function);
        writer.Write((byte)activation.Function);
        writer.Write(!isWhole);
        if (!isWhole)
        {
            writer.Write(activation.Least);
            writer.Write(activation.Most);
        }

        writer.Write(activation.Parameter);
    }

    public static void WriteMatrix(this BinaryWriter writer, QuantizedMatrix matrix)
    {
        writer.Write((byte)matrix.Bits);
        writer.Write((byte)matrix.Lanes);
        writer.WriteWeights(matrix.Weights, matrix.Bits);
    }

    public static void WriteWeights(this BinaryWriter writer, short[] weights, int bits)
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

    public static void WriteAll(this BinaryWriter writer, IEnumerable<int> values)
    {
        foreach (int value in values)
        {
            writer.Write(value);
        }
    }

    public static void WriteAll(this BinaryWriter writer, IEnumerable<long> values)
    {
        foreach (long value in values)
        {
            writer.Write(value);
        }
    }

    public static void WriteAll(this BinaryWriter writer, IEnumerable<float> values)
    {
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }
}
