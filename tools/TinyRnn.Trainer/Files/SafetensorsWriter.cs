using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using TinyRnn.Trainer.Layers;

namespace TinyRnn.Trainer.Files;

/// <summary>
/// Writes weights as a safetensors file: the length of a JSON header as u64, the header with type, shape and place of each tensor,
/// padded with spaces to a multiple of 8, then the numbers, all little-endian.
/// </summary>
public static class SafetensorsWriter
{
    private const int Alignment = 8;

    /// <summary>The bytes of a file.</summary>
    /// <param name="tensors">Name, shape and place of each tensor.</param>
    /// <param name="values">The vector of all parameters.</param>
    public static byte[] Write(IReadOnlyList<Parameter> tensors, ReadOnlySpan<float> values)
    {
        byte[] header = WriteHeader(tensors);
        int padded = (header.Length + Alignment - 1) / Alignment * Alignment;
        byte[] file = new byte[sizeof(ulong) + padded + (values.Length * sizeof(float))];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)padded);
        header.CopyTo(file, sizeof(ulong));
        file.AsSpan(sizeof(ulong) + header.Length, padded - header.Length).Fill((byte)' ');
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan(sizeof(ulong) + padded + (i * sizeof(float))), values[i]);
        }

        return file;
    }

    private static byte[] WriteHeader(IReadOnlyList<Parameter> tensors)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (Parameter tensor in tensors)
            {
                json.WriteStartObject(tensor.Name);
                json.WriteString("dtype", "F32");
                json.WriteStartArray("shape");
                json.WriteNumberValue(tensor.Rows);
                if (tensor.Columns > 0)
                {
                    json.WriteNumberValue(tensor.Columns);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(tensor.Offset * sizeof(float));
                json.WriteNumberValue((tensor.Offset + tensor.Length) * sizeof(float));
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
