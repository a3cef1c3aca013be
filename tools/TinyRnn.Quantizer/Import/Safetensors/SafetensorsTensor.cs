using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.Safetensors;

/// <summary>A tensor of a <c>.safetensors</c> file: row-major elements between two offsets of the buffer.</summary>
internal sealed class SafetensorsTensor(string name, ElementType type, IReadOnlyList<long> shape, long begin, long end)
    : TensorEntry(name, type, shape)
{
    /// <summary>Offset of the first byte, relative to the buffer.</summary>
    public long Begin { get; } = begin;

    /// <summary>Offset after the last byte, relative to the buffer.</summary>
    public long End { get; } = end;

    /// <summary>Where the bytes are, given two offsets.</summary>
    public required Func<long, long, byte[]> ReadBytes { get; init; }

    public override float[] Read()
    {
        byte[] bytes = ReadBytes(Begin, End);
        int elementBytes = Type.Bytes();
        float[] values = new float[bytes.Length / elementBytes];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Type.ToSingle(bytes.AsSpan(i * elementBytes, elementBytes));
        }

        return values;
    }
}
