using System;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;

namespace TinyRnn.Quantizer.Models;

/// <summary>Writes the file of a sequence model, specified in docs/format.md.</summary>
internal static class SequenceWriter
{
    private const int LengthOffset = 8;
    private const int ChecksumOffset = 12;
    private const int IdOffset = 16;

    public static byte[] Write(QuantizedSequence sequence)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write("TRNS"u8);
            writer.Write((ushort)ModelLimits.Version);
            writer.Write(new byte[ModelLimits.HeaderLength - 6]);
            writer.Write((byte)sequence.Use);
            if (sequence.Context is not null)
            {
                WritePart(writer, sequence.Context);
            }

            WritePart(writer, sequence.Decoder);
            writer.Write(sequence.StartToken);
            writer.Write(sequence.StopToken);
            writer.Write((ushort)sequence.MaximumLength);
            WriteSelfTest(writer, sequence);
        }

        byte[] bytes = stream.ToArray();
        SHA256.HashData(bytes.AsSpan(ModelLimits.HeaderLength)).AsSpan(0, ModelInfo.IdLength).CopyTo(bytes.AsSpan(IdOffset));
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LengthOffset), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ChecksumOffset), Crc32.Compute(bytes, IdOffset, bytes.Length - IdOffset));
        return bytes;
    }

    private static void WritePart(BinaryWriter writer, byte[] part)
    {
        writer.Write(part.Length);
        writer.Write(part);
    }

    private static void WriteSelfTest(BinaryWriter writer, QuantizedSequence sequence)
    {
        int contextInputs = sequence.Context is null ? 1 : RnnModel.Load(sequence.Context).Info.Inputs.Length;
        ModelInfo decoder = RnnModel.Load(sequence.Decoder).Info;
        int size = decoder.Tokens > 0 ? 1 : decoder.Outputs.Length;
        writer.Write((ushort)sequence.SelfTest.Count);
        foreach (SequenceTest test in sequence.SelfTest)
        {
            if (test.Window is not null)
            {
                writer.Write((ushort)(test.Window.Length / contextInputs));
                WriteAll(writer, test.Window);
            }

            WriteAll(writer, test.First);
            writer.Write((ushort)(test.Expected.Length / size));
            foreach (int value in test.Expected)
            {
                writer.Write(value);
            }
        }
    }

    private static void WriteAll(BinaryWriter writer, float[] values)
    {
        foreach (float value in values)
        {
            writer.Write(value);
        }
    }
}
