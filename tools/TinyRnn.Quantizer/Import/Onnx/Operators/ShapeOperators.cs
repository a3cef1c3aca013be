using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that give other axes to the same elements.</summary>
internal static class ShapeOperators
{
    public static Value Identity(Node node) => node.Required(0, "input");

    public static Value Dropout(Node node)
    {
        _ = node.Attributes.Real("ratio");
        _ = node.Attributes.Integer("seed", 0);
        _ = node.Optional(1);
        if (node.Optional(2) is Constant { Data: [not 0] })
        {
            throw node.Refused("input training_mode: expected false, found true");
        }

        return !node.HasOutput(1) ? node.Required(0, "data") : throw node.Refused("output mask is not supported");
    }

    public static Value Cast(Node node)
    {
        var type = (DataType)node.Attributes.Integer("to", 0);
        _ = node.Attributes.Flag("saturate", true);
        if (!DataTypes.IsReal(type) && !DataTypes.IsInteger(type) && type != DataType.TypeBool)
        {
            throw node.Refused($"attribute to: expected a type of real numbers, int32, int64 or bool, found {DataTypes.Describe(type)}");
        }

        return node.Required(0, "input") switch
        {
            Constant constant => Cast(node, constant, type),
            Signal signal when DataTypes.IsReal(type) => Real(node, signal, type),
            Signal signal when DataTypes.IsInteger(type) => signal.As(IsWhole(signal) ? NumberKind.Whole : NumberKind.Cut),
            _ => throw node.Refused($"attribute to: readings cannot become {DataTypes.Describe(type)}"),
        };
    }

    public static Value Shape(Node node)
    {
        Value value = node.Required(0, "data");
        int start = Bound(node.Attributes.Integer("start", 0));
        int end = Bound(node.Attributes.Integer("end", value.Rank));
        return Constant.Lengths(start < end ? value.Shape[start..end] : [], value is Signal);

        int Bound(int axis) => Math.Clamp(axis < 0 ? axis + value.Rank : axis, 0, value.Rank);
    }

    public static Value Transpose(Node node)
    {
        Value value = node.Required(0, "data");
        long[] order = node.Attributes.Integers("perm") ?? Enumerable.Range(0, value.Rank).Reverse().Select(axis => (long)axis).ToArray();
        if (!order.Order().SequenceEqual(Enumerable.Range(0, value.Rank).Select(axis => (long)axis)))
        {
            throw node.Refused($"attribute perm: expected each of {value.Rank} axes once, found [{Text.List(order)}]");
        }

        return Rearranging.Permute(node, value, order.Select(axis => (int)axis).ToArray());
    }

    public static Value Reshape(Node node)
    {
        Value value = node.Required(0, "data");
        long[] target = Shapes.Integers(node, node.RequiredConstant(1, "shape"), "shape");
        bool zeroCopies = !node.Attributes.Flag("allowzero", false);
        if (target.Length > Shapes.MostAxes)
        {
            throw node.Refused($"input shape: expected at most {Shapes.MostAxes} axes, found {target.Length}");
        }

        var shape = new int[target.Length];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = target[axis] switch
            {
                -1 => -1,
                0 when zeroCopies && axis < value.Rank => value.Shape[axis],
                > 0 and <= Budget.MostElements => (int)target[axis],
                _ => throw node.Refused($"input shape: expected lengths above 0, found [{Text.List(target)}]"),
            };
        }

        return Rearranging.Reshape(node, value, Complete(node, value, shape));
    }

    public static Value Flatten(Node node)
    {
        Value value = node.Required(0, "input");
        int requested = node.Attributes.Integer("axis", 1);
        int axis = requested == value.Rank ? requested : Shapes.Axis(node, requested, value.Rank);
        int[] shape = [Shapes.Product(value.Shape.AsSpan(0, axis)), Shapes.Product(value.Shape.AsSpan(axis))];
        return Rearranging.Reshape(node, value, shape);
    }

    public static Value Squeeze(Node node)
    {
        Value value = node.Required(0, "data");
        long[]? axes = Axes(node);
        int[] removed =
            axes?.Select(axis => Shapes.Axis(node, axis, value.Rank)).ToArray()
            ?? Enumerable.Range(0, value.Rank).Where(axis => value.Shape[axis] == 1).ToArray();
        foreach (int axis in removed)
        {
            if (value.Shape[axis] != 1)
            {
                throw node.AxesRefused($"axis {axis}: expected length 1, found {value.Describe()}");
            }
        }

        return Rearranging.Reshape(node, value, value.Shape.Where((_, axis) => !removed.Contains(axis)).ToArray());
    }

    public static Value Unsqueeze(Node node)
    {
        Value value = node.Required(0, "data");
        long[] axes = Axes(node) ?? throw node.Refused("axes are missing");
        int rank = value.Rank + axes.Length;
        if (rank > Shapes.MostAxes)
        {
            throw node.Refused($"expected at most {Shapes.MostAxes} axes, found {rank}");
        }

        int[] added = axes.Select(axis => Shapes.Axis(node, axis, rank)).ToArray();
        if (added.Distinct().Count() != added.Length)
        {
            throw node.Refused($"expected distinct axes, found [{Text.List(axes)}]");
        }

        var shape = new int[rank];
        for (int axis = 0, from = 0; axis < rank; axis++)
        {
            shape[axis] = added.Contains(axis) ? 1 : value.Shape[from++];
        }

        return Rearranging.Reshape(node, value, shape);
    }

    public static Value Expand(Node node)
    {
        Value value = node.Required(0, "input");
        long[] target = Shapes.Integers(node, node.RequiredConstant(1, "shape"), "shape");
        if (target.Length > Shapes.MostAxes || target.Any(length => length is < 1 or > Budget.MostElements))
        {
            throw node.Refused($"input shape: expected lengths above 0, found [{Text.List(target)}]");
        }

        int[] shape =
            Shapes.Broadcast(value.Shape, target.Select(length => (int)length).ToArray())
            ?? throw node.Refused($"the shape {value.Describe()} cannot be expanded to [{Text.List(target)}]");
        return Expand(node, value, shape);
    }

    public static Value Tile(Node node)
    {
        Value value = node.Required(0, "input");
        long[] repeats = Shapes.Integers(node, node.RequiredConstant(1, "repeats"), "repeats");
        if (repeats.Length != value.Rank || repeats.Any(count => count is < 1 or > Budget.MostElements))
        {
            throw node.Refused($"input repeats: expected {value.Rank} counts of 1 or more, found [{Text.List(repeats)}]");
        }

        return Enumerable.Range(0, value.Rank).Any(axis => repeats[axis] != 1 && value.Shape[axis] != 1)
            ? throw node.Refused($"expected repeats along axes of length 1, found [{Text.List(repeats)}] of {value.Describe()}")
            : Expand(node, value, repeats.Select((count, axis) => (int)count * value.Shape[axis]).ToArray());
    }

    /// <summary>Repeats along axes of length 1.</summary>
    public static Value Expand(Node node, Value value, int[] shape)
    {
        int open = Array.IndexOf(shape, Value.OpenLength);
        int added = shape.Length - value.Rank;
        if (open >= added && value is Signal { StepAxis: < 0 } one && one.Shape[open - added] == 1)
        {
            int[] single = [.. shape];
            single[open] = 1;
            return WindowOperators.Repeat(node, (Signal)Expand(node, value, single), open, Value.OpenLength);
        }

        int stepAxis = value.StepAxis < 0 ? -1 : value.StepAxis + shape.Length - value.Rank;
        int[] kept = shape.Select((length, axis) => axis == stepAxis ? 1 : length).ToArray();
        int count = Shapes.CountMade(node, kept, value);
        return value.View(new View(shape, Shapes.BroadcastSources(value.KeptShape, kept, count), stepAxis));
    }

    /// <summary>An attribute up to version 12, an input from 13 on.</summary>
    private static long[]? Axes(Node node) =>
        node.Version < 13
            ? node.Attributes.Integers("axes")
            : node.OptionalConstant(1, "axes") is { } axes
                ? Shapes.Integers(node, axes, "axes")
                : null;

    private static int[] Complete(Node node, Value value, int[] shape)
    {
        int open = Array.IndexOf(shape, -1);
        if (open < 0)
        {
            return shape;
        }

        long known = shape.Where((_, axis) => axis != open).Aggregate(1L, (product, length) => Math.Min(product * length, 1L << 38));
        long all = value.Shape.Aggregate(1L, (product, length) => product * length);
        if (shape.Count(length => length == -1) > 1 || known == 0 || all % known != 0)
        {
            throw node.AxesRefused($"the shape {value.Describe()} cannot become [{Text.List(shape)}]");
        }

        shape[open] = (int)Math.Min(all / known, int.MaxValue);
        return shape;
    }

    private static Signal Real(Node node, Signal signal, DataType type)
    {
        node.Trial.Rounding = DataTypes.IsShort(type) ? type : node.Trial.Rounding;
        return signal.Kind == NumberKind.Whole ? signal.As(NumberKind.Real) : signal;
    }

    private static Constant Cast(Node node, Constant constant, DataType type)
    {
        node.Budget.Take(node.Description, constant.Count);
        ConstantKind kind =
            DataTypes.IsReal(type) ? ConstantKind.Real
            : DataTypes.IsInteger(type) ? ConstantKind.Integer
            : ConstantKind.Boolean;
        double[] data = constant
            .Data.Select(value =>
                kind switch
                {
                    ConstantKind.Real => DataTypes.Round(value, type),
                    ConstantKind.Integer => Math.Truncate(value),
                    _ => value == 0 ? 0 : 1,
                }
            )
            .ToArray();
        return new Constant(constant.Name, kind, constant.Shape, data, constant.IsLength);
    }

    private static bool IsWhole(Signal signal) =>
        signal.Elements.All(element =>
            element.IsPlain && element.Stage is InputStage { IsInteger: true } or LayerStage { Layer: Networks.ArgMaxLayer }
        );
}
