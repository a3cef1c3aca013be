using System;
using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Writes small models. Constants that are not given values get some that differ from each other.</summary>
internal sealed class OnnxBuilder
{
    public ModelProto Model { get; } =
        new()
        {
            IrVersion = 8,
            Graph = new GraphProto(),
            OpsetImport = { new OperatorSetProto { Version = 13 } },
        };

    /// <summary>A GRU of 2 inputs and 3 units, "gru", from x [steps, batch, 2] to y and h; W, R and B can be replaced.</summary>
    public static OnnxBuilder Gru(Action<NodeProto>? change = null, string operation = "GRU", int gates = 3, int steps = 5) =>
        new OnnxBuilder()
            .Input("x", steps, 1, 2)
            .Weights("w", 1, gates * 3, 2)
            .Weights("r", 1, gates * 3, 3)
            .Weights("b", 1, gates * 6)
            .Recurrent(operation, change);

    public OnnxBuilder Opset(int version)
    {
        Model.OpsetImport[0].Version = version;
        return this;
    }

    /// <summary>An input; lengths of 0 are left open.</summary>
    public OnnxBuilder Input(string name, params int[] shape) => Input(name, DataType.TypeFloat, shape);

    public OnnxBuilder Input(string name, DataType type, params int[] shape)
    {
        var dimensions = new ShapeProto();
        foreach (int length in shape)
        {
            dimensions.Dim.Add(length > 0 ? new DimensionProto { DimValue = length } : new DimensionProto { DimParam = "n" });
        }

        var tensor = new TensorTypeProto { ElemType = type, Shape = dimensions };
        Model.Graph.Input.Add(new ValueProto { Name = name, Type = new TypeProto { TensorType = tensor } });
        return this;
    }

    public OnnxBuilder Weights(string name, params int[] shape)
    {
        int count = shape.Aggregate(1, (product, length) => product * length);
        return Reals(name, shape, Enumerable.Range(0, count).Select(i => MathF.Sin((i * 0.7f) + name.Length + name[0])).ToArray());
    }

    public OnnxBuilder Reals(string name, int[] shape, params float[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = DataType.TypeFloat };
        tensor.Dims.AddRange(shape.Select(length => (long)length));
        tensor.FloatData.AddRange(values);
        return Tensor(tensor);
    }

    public OnnxBuilder Integers(string name, params long[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = DataType.TypeInt64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values);
        return Tensor(tensor);
    }

    public OnnxBuilder Integer(string name, long value) =>
        Tensor(new TensorProto { Name = name, DataType = DataType.TypeInt64, Int64Data = { value } });

    public OnnxBuilder Boolean(string name, bool value) =>
        Tensor(new TensorProto { Name = name, DataType = DataType.TypeBool, Int32Data = { value ? 1 : 0 } });

    public OnnxBuilder Tensor(TensorProto tensor)
    {
        if (Model.Graph.Initializer.FirstOrDefault(other => other.Name == tensor.Name) is { } former)
        {
            Model.Graph.Initializer.Remove(former);
        }

        Model.Graph.Initializer.Add(tensor);
        return this;
    }

    /// <summary>A node named after its output.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="inputs">Names with blanks between; _ for one that is left out.</param>
    /// <param name="outputs">The same.</param>
    /// <param name="attributes">Values of int, long[], float, float[], string, string[] or GraphProto.</param>
    public OnnxBuilder Node(string operation, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        Model.Graph.Node.Add(NodeOf(operation, inputs, outputs, attributes));
        return this;
    }

    public static NodeProto NodeOf(string operation, string inputs, string outputs, params (string Name, object Value)[] attributes)
    {
        var node = new NodeProto { OpType = operation, Name = outputs.Split(' ').First(name => name != "_") };
        node.Input.AddRange(Names(inputs));
        node.Output.AddRange(Names(outputs));
        node.Attribute.AddRange(attributes.Select(attribute => Attribute(attribute.Name, attribute.Value)));
        return node;
    }

    public static AttributeProto Attribute(string name, object value)
    {
        var attribute = new AttributeProto { Name = name };
        switch (value)
        {
            case int number:
                (attribute.Type, attribute.I) = (AttributeType.AttributeInt, number);
                break;
            case float real:
                (attribute.Type, attribute.F) = (AttributeType.AttributeFloat, real);
                break;
            case string text:
                (attribute.Type, attribute.S) = (AttributeType.AttributeString, ByteString.CopyFromUtf8(text));
                break;
            case GraphProto graph:
                (attribute.Type, attribute.G) = (AttributeType.AttributeGraph, graph);
                break;
            case long[] numbers:
                attribute.Type = AttributeType.AttributeInts;
                attribute.Ints.AddRange(numbers);
                break;
            case float[] reals:
                attribute.Type = AttributeType.AttributeFloats;
                attribute.Floats.AddRange(reals);
                break;
            case string[] texts:
                attribute.Type = AttributeType.AttributeStrings;
                attribute.Strings.AddRange(texts.Select(ByteString.CopyFromUtf8));
                break;
            default:
                throw new ArgumentException($"Attributes of {value.GetType()}.", nameof(value));
        }

        return attribute;
    }

    /// <summary>Makes the first input's second axis, that of the sequences, longer.</summary>
    public OnnxBuilder Batch(int batch)
    {
        Model.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = batch;
        return this;
    }

    /// <summary>Moves the last node to the front and lets the others take what it gives.</summary>
    public OnnxBuilder Replace(string input, string by)
    {
        NodeProto made = Model.Graph.Node[^1];
        Model.Graph.Node.RemoveAt(Model.Graph.Node.Count - 1);
        foreach (NodeProto node in Model.Graph.Node)
        {
            for (int i = 0; i < node.Input.Count; i++)
            {
                node.Input[i] = node.Input[i] == input ? by : node.Input[i];
            }
        }

        Model.Graph.Node.Insert(0, made);
        return this;
    }

    public OnnxBuilder Change(Action<GraphProto> change)
    {
        change(Model.Graph);
        return this;
    }

    public OnnxBuilder Output(params string[] names)
    {
        Model.Graph.Output.AddRange(names.Select(name => new ValueProto { Name = name }));
        return this;
    }

    public byte[] Bytes() => Model.ToByteArray();

    private OnnxBuilder Recurrent(string operation, Action<NodeProto>? change)
    {
        NodeProto node = NodeOf(operation, "x w r b", "y h", ("hidden_size", 3));
        node.Name = "gru";
        if (operation == "GRU")
        {
            node.Attribute.Add(Attribute("linear_before_reset", 1));
        }

        change?.Invoke(node);
        Model.Graph.Node.Add(node);
        return this;
    }

    private static IEnumerable<string> Names(string names) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name == "_" ? "" : name);
}
