using System;
using System.Linq;
using Google.Protobuf;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Tests.Import.Onnx;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Limits;

/// <summary>An ONNX model may hold exactly so much of each thing, and costs little to read whatever it holds.</summary>
public class OnnxLimitTests
{
    [Theory]
    [InlineData(MessageCensus.MostNodes, "nodes")]
    [InlineData(MessageCensus.MostAttributes, "attributes")]
    [InlineData(MessageCensus.MostTensors, "tensors")]
    [InlineData(MessageCensus.MostDimensions, "dimensions")]
    [InlineData(MessageCensus.MostTexts, "texts")]
    [InlineData(MessageCensus.MostNumbers, "numbers in attributes")]
    [InlineData(MessageCensus.MostElements, "elements that stand as numbers")]
    [InlineData(MessageCensus.MostIntegers, "elements that stand as integers")]
    [InlineData(MessageCensus.MostTextBytes, "bytes of texts")]
    public void As_many_as_the_limit_are_read_and_one_more_is_refused(int limit, string what)
    {
        Assert.DoesNotContain("found more", Allocation.OfReading(Model(what, limit), "m.onnx"), StringComparison.Ordinal);
        Assert.Contains($"expected a model of at most {limit} {what}, found more", Allocation.OfReading(Model(what, limit + 1), "m.onnx"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GraphProto.NodeFieldNumber)]
    [InlineData(GraphProto.InitializerFieldNumber)]
    [InlineData(GraphProto.InputFieldNumber)]
    [InlineData(GraphProto.OutputFieldNumber)]
    public void Sixteen_megabytes_of_empty_messages_cost_little(int field)
    {
        byte[] graph = [.. Enumerable.Repeat<byte[]>([(byte)((field << 3) | 2), 0], 1 << 23).SelectMany(bytes => bytes)];
        Assert.Contains("found more", Allocation.OfReading(Wrap(graph), "m.onnx"), StringComparison.Ordinal);
    }

    [Fact]
    public void Very_many_sequences_cost_little()
    {
        OnnxBuilder model = OnnxBuilder.Gru();
        model.Model.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = 1 << 15;
        model.Model.Graph.Input[0].Type.TensorType.Shape.Dim[2].DimValue = 3;

        Assert.NotEmpty(Allocation.OfReading(model.Output("x").Bytes(), "m.onnx"));
    }

    [Fact]
    public void Numbers_of_one_byte_each_cost_little()
    {
        var tensor = new TensorProto { DataType = DataType.TypeInt64, Name = "t", Dims = { MessageCensus.MostIntegers } };
        tensor.Int64Data.AddRange(new long[MessageCensus.MostIntegers]);
        ModelProto model = OnnxBuilder.Gru().Model;
        model.Graph.Initializer.Add(tensor);
        model.Graph.Output.Add(new ValueProto { Name = "t" });

        Assert.NotEmpty(Allocation.OfReading(model.ToByteArray(), "m.onnx"));
    }

    [Theory]
    [InlineData(new byte[] { 0x3a, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F })]
    [InlineData(new byte[] { 0x3a })]
    [InlineData(new byte[] { 0x3b })]
    [InlineData(new byte[] { 0x3a, 0x04, 0x0a, 0x7F, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF })]
    public void What_is_damaged_is_left_to_the_parser(byte[] bytes)
    {
        Assert.Contains("not an ONNX model, or damaged", Allocation.OfReading(bytes, "m.onnx"), StringComparison.Ordinal);
    }

    private static byte[] Model(string what, int count)
    {
        ModelProto model = OnnxBuilder.Gru().Model;
        GraphProto graph = model.Graph;
        switch (what)
        {
            case "nodes":
                Fill(count - graph.Node.Count, () => graph.Node.Add(new NodeProto()));
                break;
            case "attributes":
                graph.Node[0].Attribute.AddRange(Enumerable.Range(0, count - graph.Node.Sum(node => node.Attribute.Count)).Select(_ => new AttributeProto()));
                break;
            case "tensors":
                Fill(count - graph.Initializer.Count, () => graph.Node[0].Attribute.Add(new AttributeProto { T = new TensorProto() }));
                break;
            case "dimensions":
                int dimensions = graph.Initializer.Sum(tensor => tensor.Dims.Count) + graph.Input.Concat(graph.Output).Sum(value => value.Type?.TensorType?.Shape?.Dim.Count ?? 0);
                graph.Initializer[0].Dims.AddRange(new long[count - dimensions]);
                break;
            case "texts":
                int texts = Texts(graph);
                graph.Node[0].Input.AddRange(Enumerable.Repeat("", count - texts));
                break;
            case "bytes of texts":
                graph.Node[0].Input.Add("");
                graph.Node[0].Input[^1] = new string('x', count - TextBytes(graph));
                break;
            case "numbers in attributes":
                graph.Node[0].Attribute.Add(new AttributeProto { Name = "n" });
                graph.Node[0].Attribute[^1].Ints.AddRange(new long[count]);
                break;
            case "elements that stand as numbers":
                graph.Initializer.Add(new TensorProto { Name = "e", DataType = DataType.TypeFloat });
                int numbers = graph.Initializer.Sum(tensor => tensor.FloatData.Count + tensor.DoubleData.Count);
                graph.Initializer[^1].FloatData.AddRange(new float[count - numbers]);
                break;
            default:
                graph.Initializer.Add(new TensorProto { Name = "e", DataType = DataType.TypeInt32 });
                int integers = graph.Initializer.Sum(tensor => tensor.Int32Data.Count + tensor.Int64Data.Count);
                graph.Initializer[^1].Int32Data.AddRange(new int[count - integers]);
                break;
        }

        return model.ToByteArray();
    }

    private static void Fill(int count, Action add)
    {
        for (int i = 0; i < count; i++)
        {
            add();
        }
    }

    // By the wire: the fields of texts and bytes that are written.
    private static int Texts(GraphProto graph) => Walk(graph, field => field is string or ByteString ? 1 : 0);

    private static int TextBytes(GraphProto graph) => Walk(graph, field => field is string text ? text.Length : 0);

    private static int Walk(IMessage message, Func<object, int> count)
    {
        int sum = 0;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (field.IsRepeated)
            {
                foreach (object? item in (System.Collections.IEnumerable)field.Accessor.GetValue(message))
                {
                    sum += item is IMessage inner ? Walk(inner, count) : count(item!);
                }
            }
            else if (field.HasPresence ? field.Accessor.HasValue(message) : field.Accessor.GetValue(message) is not ("" or ByteString { IsEmpty: true }))
            {
                object value = field.Accessor.GetValue(message);
                sum += value is IMessage inner ? Walk(inner, count) : count(value);
            }
        }

        return sum;
    }

    private static byte[] Wrap(byte[] graph)
    {
        using var stream = new System.IO.MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(ModelProto.GraphFieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(graph));
        }

        return stream.ToArray();
    }
}
