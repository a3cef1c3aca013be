using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that make constants.</summary>
internal static class ConstantOperators
{
    public static Value Constant(Node node, TensorDecoder decoder)
    {
        NodeAttributes attributes = node.Attributes;
        if (attributes.Tensor("value") is { } tensor)
        {
            return decoder.Decode(tensor, tensor.Name.Length > 0 ? tensor.Name : node.Name);
        }

        if (attributes.Integers("value_ints") is { } integers)
        {
            return new Constant(node.Name, ConstantKind.Integer, [integers.Length], integers.Select(value => (double)value).ToArray());
        }

        if (attributes.Reals("value_floats") is { } reals)
        {
            return new Constant(node.Name, ConstantKind.Real, [reals.Length], reals);
        }

        if (attributes.Has("value_int"))
        {
            return new Constant(node.Name, ConstantKind.Integer, [], [attributes.Integer("value_int", 0)]);
        }

        return attributes.Real("value_float") is { } real
            ? new Constant(node.Name, ConstantKind.Real, [], [real])
            : throw node.Refused("expected attribute value, value_int, value_ints, value_float or value_floats");
    }

    public static Value ConstantOfShape(Node node, TensorDecoder decoder)
    {
        Constant value = node.Attributes.Tensor("value") is { } tensor
            ? decoder.Decode(tensor, node.Name)
            : new Constant(node.Name, ConstantKind.Real, [1], [0]);
        if (value.Count != 1)
        {
            throw node.Refused($"attribute value: expected one element, found {value.Count}");
        }

        return Filled(node, value);
    }

    /// <summary>An experimental operator that exporters of versions before 9 wrote for ConstantOfShape.</summary>
    public static Value ConstantFill(Node node)
    {
        if (!node.Attributes.Flag("input_as_shape", false) || node.Attributes.Integer("dtype", 1) != (int)DataType.TypeFloat)
        {
            throw node.Refused("expected input_as_shape 1 and dtype 1 (float)");
        }

        return Filled(node, new Constant(node.Name, ConstantKind.Real, [1], [node.Attributes.Real("value") ?? 0]));
    }

    public static Value Equal(Node node) =>
        Elementwise(node, node.RequiredConstant(0, "A"), node.RequiredConstant(1, "B"), ConstantKind.Boolean, (a, b) => a == b ? 1 : 0);

    /// <summary>Constants between bounds that are inputs from version 11 on.</summary>
    public static Value Clip(Node node)
    {
        Constant constant = node.Required(0, "input") as Constant
            ?? throw node.Refused("input input: expected a constant, found what is computed from the graph's inputs; limits of readings or outputs (clamp, relu6) are not supported");
        double least = node.OptionalConstant(1, "min") is { Count: 1 } min ? min.Data[0] : node.Attributes.Real("min") ?? double.NegativeInfinity;
        double most = node.OptionalConstant(2, "max") is { Count: 1 } max ? max.Data[0] : node.Attributes.Real("max") ?? double.PositiveInfinity;
        node.Budget.Take(node.Description, constant.Count);
        double[] data = constant.Data.Select(value => Math.Min(Math.Max(value, least), most)).ToArray();
        return new Constant(constant.Name, constant.Kind, constant.Shape, data, constant.IsLength);
    }

    public static Value Where(Node node)
    {
        Constant condition = node.RequiredConstant(0, "condition");
        Constant then = node.RequiredConstant(1, "X");
        Constant otherwise = node.RequiredConstant(2, "Y");
        Constant masked = Elementwise(node, condition, then, then.Kind, (c, value) => c != 0 ? value : double.NaN);
        return Elementwise(node, masked, otherwise, then.Kind, (value, other) => double.IsNaN(value) ? other : value);
    }

    /// <summary>Applies a function to two constants, element by element, after broadcasting them to one shape.</summary>
    public static Constant Elementwise(Node node, Constant left, Constant right, ConstantKind kind, Func<double, double, double> function)
    {
        int[] shape =
            Shapes.Broadcast(left.Shape, right.Shape)
            ?? throw node.Refused($"the shapes {left.Describe()} and {right.Describe()} cannot be broadcast to one");
        int count = Shapes.Count(node, shape, Budget.MadeWeight);
        int[] leftSources = Shapes.BroadcastSources(left.Shape, shape, count);
        int[] rightSources = Shapes.BroadcastSources(right.Shape, shape, count);
        var data = new double[count];
        for (int i = 0; i < count; i++)
        {
            data[i] = function(left.Data[leftSources[i]], right.Data[rightSources[i]]);
        }

        return new Constant(left.Name, kind, shape, data, left.IsLength || right.IsLength);
    }

    /// <summary>The value in the shape that the node's input states.</summary>
    private static Constant Filled(Node node, Constant value)
    {
        long[] lengths = Shapes.Integers(node, node.RequiredConstant(0, "input"), "input");
        if (lengths.Any(length => length is < 0 or > Budget.MostElements))
        {
            throw node.Refused($"input: expected lengths of 0 or more, found [{Text.List(lengths)}]");
        }

        int[] shape = lengths.Select(length => (int)length).ToArray();
        var data = new double[Shapes.Count(node, shape)];
        Array.Fill(data, value.Data[0]);
        return new Constant(node.Name, value.Kind, shape, data);
    }
}
