using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Google.Protobuf;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>
/// Damaged models are read or refused with an <see cref="ImportException"/>, quickly and in little memory: bytes that are changed, cut
/// or random, and messages that are right but say something else.
/// </summary>
public sealed class OnnxFuzzTests
{
    private const int Changes = 800;
    private const long MostBytesPerLoad = 512L << 20;
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("node-cases", "lstm-with-peepholes", 1)]
    [InlineData("attributes", "gru-parameters", 2)]
    [InlineData("torch", "bilstm-opset-9", 3)]
    [InlineData("torch", "gru-last-slice-open", 4)]
    [InlineData("torch", "bilstm-intent", 5)]
    [InlineData("torch", "gru-one-hot", 6)]
    public void Changed_bytes_are_read_or_refused(string group, string name, int seed)
    {
        byte[] good = File.ReadAllBytes(OnnxCase.Named(group, name).Path);
        var random = new Random(seed);

        int read = Enumerable.Range(0, Changes).Count(_ => LoadOrRefuse(FuzzTests.Mutate(good, random), WindowOf(group)));

        Assert.InRange(read, 1, Changes - 1);
    }

    [Theory]
    [InlineData("attributes", "lstm-coupled-peepholes-clip", 7)]
    [InlineData("attributes", "gru-batch-first", 8)]
    [InlineData("torch", "bigru-opset-13", 9)]
    [InlineData("torch", "lstm-stacked-unfolded", 10)]
    [InlineData("torch", "gru-last-slice-open", 11)]
    [InlineData("torch", "birnn-multiplied", 12)]
    [InlineData("torch", "gru-argmax", 13)]
    [InlineData("torch", "lstm-given-state", 14)]
    public void Changed_messages_are_read_or_refused(string group, string name, int seed)
    {
        ModelProto good = ModelProto.Parser.ParseFrom(File.ReadAllBytes(OnnxCase.Named(group, name).Path));
        var random = new Random(seed);

        int read = Enumerable.Range(0, Changes).Count(_ => LoadOrRefuse(Change(good.Clone(), random).ToByteArray(), WindowOf(group)));

        Assert.InRange(read, 1, Changes - 1);
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(15);
        for (int i = 0; i < Changes; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Assert.False(LoadOrRefuse(bytes));
        }
    }

    [Fact]
    public void Every_length_of_a_cut_file_is_refused()
    {
        byte[] good = File.ReadAllBytes(OnnxCase.Named("node-cases", "gru-defaults").Path);
        for (int length = 0; length < good.Length; length++)
        {
            Assert.False(LoadOrRefuse(good[..length]), $"{length} of {good.Length} bytes are read.");
        }
    }

    /// <summary>Some models of that group leave their steps open.</summary>
    private static int? WindowOf(string group) => group == "torch" ? 6 : null;

    private static bool LoadOrRefuse(byte[] file, int? window = null)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        bool read = true;
        try
        {
            OnnxImporting.Load(file, new ImportOptions { Window = window });
        }
        catch (ImportException)
        {
            read = false;
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesPerLoad);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, s_longest);
        return read;
    }

    private static ModelProto Change(ModelProto model, Random random)
    {
        GraphProto graph = model.Graph;
        NodeProto node = graph.Node[random.Next(graph.Node.Count)];
        NodeProto other = graph.Node[random.Next(graph.Node.Count)];
        TensorProto? tensor = graph.Initializer.Count == 0 ? null : graph.Initializer[random.Next(graph.Initializer.Count)];
        long number = random.Next(4) switch
        {
            0 => random.Next(-5, 8),
            1 => long.MaxValue >> random.Next(40),
            2 => long.MinValue >> random.Next(40),
            _ => 1_000_003,
        };
        switch (random.Next(14))
        {
            case 0:
                node.OpType = other.OpType;
                break;
            case 1 when node.Input.Count > 0 && other.Output.Count > 0:
                node.Input[random.Next(node.Input.Count)] = other.Output[0];
                break;
            case 2 when node.Input.Count > 0 && tensor is not null:
                node.Input[random.Next(node.Input.Count)] = tensor.Name;
                break;
            case 3 when node.Input.Count > 0:
                node.Input[random.Next(node.Input.Count)] = random.Next(2) == 0 ? "" : graph.Input[0].Name;
                break;
            case 4 when node.Attribute.Count > 0:
                Change(node.Attribute[random.Next(node.Attribute.Count)], number, random);
                break;
            case 5:
                node.Attribute.Add(other.Attribute);
                break;
            case 6 when tensor is { Dims.Count: > 0 }:
                tensor.Dims[random.Next(tensor.Dims.Count)] = number;
                break;
            case 7 when tensor is not null:
                tensor.DataType = (DataType)random.Next(18);
                break;
            case 8 when tensor is { RawData.Length: >= 8 }:
                byte[] raw = tensor.RawData.ToByteArray();
                BitConverter.TryWriteBytes(raw.AsSpan(random.Next(raw.Length / 8) * 8), number);
                tensor.RawData = ByteString.CopyFrom(raw);
                break;
            case 9:
                graph.Node.Remove(node);
                break;
            case 10:
                graph.Node.Insert(random.Next(graph.Node.Count), node);
                break;
            case 11:
                graph.Output[0].Name = node.Output[0];
                break;
            case 12 when graph.Input[0].Type.TensorType.Shape.Dim is { Count: > 0 } dims:
                dims[random.Next(dims.Count)].DimValue = number;
                break;
            default:
                model.OpsetImport[0].Version = random.Next(7, 22);
                break;
        }

        return model;
    }

    private static void Change(AttributeProto attribute, long number, Random random)
    {
        switch (random.Next(4))
        {
            case 0:
                attribute.I = number;
                break;
            case 1 when attribute.Ints.Count > 0:
                attribute.Ints[random.Next(attribute.Ints.Count)] = number;
                break;
            case 2 when attribute.T is { RawData.Length: >= 8 } tensor:
                byte[] raw = tensor.RawData.ToByteArray();
                BitConverter.TryWriteBytes(raw, number);
                tensor.RawData = ByteString.CopyFrom(raw);
                break;
            default:
                attribute.Type = (AttributeType)random.Next(1, 9);
                break;
        }
    }
}
