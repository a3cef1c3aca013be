using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>Small models with a section of the target, right or put together byte by byte.</summary>
internal static class TargetModels
{
    /// <summary>A GRU with a binary output.</summary>
    public static byte[] Binary(PredictionTarget? target) => Make(NetworkTask.Binary, target);

    /// <summary>A GRU with an output that is a number.</summary>
    public static byte[] Number(PredictionTarget? target) => Make(NetworkTask.Regression, target);

    /// <summary>A model with other contents of its section.</summary>
    public static byte[] WithContents(byte[] model, byte[] contents)
    {
        List<byte> file = [.. model[..^4]];
        int at = Start(model);
        file.InsertRange(at, [4, .. BitConverter.GetBytes(contents.Length), .. contents]);
        byte[] bytes = [.. file, 0, 0, 0, 0];
        bytes[6]++;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(bytes.Length - 4), Crc32.Compute(bytes, 0, bytes.Length - 4));
        return bytes;
    }

    /// <summary>Where the section stands, that of the layers in a model without one.</summary>
    public static int Start(byte[] model)
    {
        int at = 20;
        while (model[at] < 4)
        {
            at += 5 + BinaryPrimitives.ReadInt32LittleEndian(model.AsSpan(at + 1));
        }

        return at;
    }

    /// <summary>The section's contents.</summary>
    public static byte[] Contents(string column, int ahead, int within, int comparison, float[] limits, string sequence, params string[] classes) =>
        [
            .. Text(column), .. Short(ahead), .. Short(within), (byte)comparison, .. limits.SelectMany(BitConverter.GetBytes), .. Text(sequence),
            .. Short(classes.Length), .. classes.SelectMany(Text),
        ];

    private static byte[] Make(NetworkTask task, PredictionTarget? target)
    {
        var random = new Random(1);
        Activation activation = task == NetworkTask.Binary ? Activation.Sigmoid : Activation.None;
        var network = new Network(
            new NetworkDescription("sample", [], [], task, 0.5) { Target = target },
            [RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3), RandomNetworks.Dense(random, 3, 1, activation)]);
        return QuantizedNetwork.Make(network, [.. Enumerable.Range(0, 50).Select(_ => RandomNetworks.Uniform(random, 2, 1))]);
    }

    private static byte[] Text(string text) => [(byte)Encoding.UTF8.GetByteCount(text), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Short(int number) => [(byte)number, (byte)(number >> 8)];
}
