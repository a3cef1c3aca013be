using System;
using System.Collections.Generic;
using System.Text;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Writes pickles by hand, right or wrong, one instruction after the other.</summary>
public sealed class PickleWriter
{
    private readonly List<byte> _bytes = [];

    public PickleWriter(byte protocol = 2) => Raw(0x80, protocol);

    public PickleWriter Raw(params byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public PickleWriter Op(char opcode) => Raw((byte)opcode);

    public PickleWriter Text(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        return Op('X').Raw(BitConverter.GetBytes(utf8.Length)).Raw(utf8);
    }

    public PickleWriter Number(long value) => Raw(0x8a, 8).Raw(BitConverter.GetBytes(value));

    public PickleWriter Numbers(params long[] values)
    {
        Op('(');
        foreach (long value in values)
        {
            Number(value);
        }

        return Op('t');
    }

    public PickleWriter Global(string module, string name) => Op('c').Raw(Encoding.UTF8.GetBytes($"{module}\n{name}\n"));

    public PickleWriter Storage(string type, string key, long count) =>
        Op('(').Text("storage").Global("torch", type).Text(key).Text("cpu").Number(count).Op('t').Op('Q');

    /// <summary>A view of storage '0' of float32 elements.</summary>
    public PickleWriter Tensor(long count, long offset, long[] sizes, long[] strides, string type = "FloatStorage") =>
        Global("torch._utils", "_rebuild_tensor_v2")
            .Op('(')
            .Storage(type, "0", count)
            .Number(offset)
            .Numbers(sizes)
            .Numbers(strides)
            .Raw(0x89)
            .Global("collections", "OrderedDict")
            .Op(')')
            .Op('R')
            .Op('t')
            .Op('R');

    /// <summary>Ends the pickle.</summary>
    public byte[] Stop() => [.. Op('.')._bytes];
}
