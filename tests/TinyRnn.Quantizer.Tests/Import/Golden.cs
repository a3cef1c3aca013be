using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Readings, outputs and states of a network as the framework computed them; the format is in generate.py.</summary>
public sealed class Golden
{
    public Golden(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        if (!reader.ReadBytes(4).AsSpan().SequenceEqual("TRNG"u8) || reader.ReadInt32() != 1)
        {
            throw new InvalidDataException("Not golden data of version 1.");
        }

        Steps = reader.ReadInt32();
        int inputs = reader.ReadInt32();
        int outputs = reader.ReadInt32();
        int layerCount = reader.ReadInt32();
        Every = reader.ReadInt32();
        (int Size, bool HasCell)[] layers = Enumerable
            .Range(0, layerCount)
            .Select(_ => (reader.ReadInt32(), reader.ReadInt32() == 1))
            .ToArray();
        Initial = ReadStates(reader, layers);
        Readings = Enumerable.Range(0, Steps).Select(_ => ReadFloats(reader, inputs)).ToArray();
        Outputs = Enumerable.Range(0, Steps).Select(_ => ReadFloats(reader, outputs)).ToArray();
        States = Enumerable.Range(0, Steps / Every).Select(_ => ReadStates(reader, layers)).ToArray();
        if (reader.BaseStream.Position != bytes.Length)
        {
            throw new InvalidDataException($"Golden data: {bytes.Length} bytes, {reader.BaseStream.Position} expected.");
        }
    }

    public int Steps { get; }

    /// <summary>States are kept after every so many steps.</summary>
    public int Every { get; }

    /// <summary>Per recurrent layer h and c; c is empty without a cell state.</summary>
    public IReadOnlyList<(float[] Hidden, float[] Cell)> Initial { get; }

    public IReadOnlyList<float[]> Readings { get; }

    public IReadOnlyList<float[]> Outputs { get; }

    public IReadOnlyList<IReadOnlyList<(float[] Hidden, float[] Cell)>> States { get; }

    private static (float[] Hidden, float[] Cell)[] ReadStates(BinaryReader reader, (int Size, bool HasCell)[] layers) =>
        layers.Select(layer => (ReadFloats(reader, layer.Size), ReadFloats(reader, layer.HasCell ? layer.Size : 0))).ToArray();

    private static float[] ReadFloats(BinaryReader reader, int count) =>
        MemoryMarshal.Cast<byte, float>(reader.ReadBytes(count * sizeof(float))).ToArray();
}
