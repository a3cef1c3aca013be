using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Arithmetic of row-major shapes.</summary>
internal static class Shapes
{
    public const int MostAxes = 8;

    /// <summary>The number of elements that are made of those of a value, taken from the node's budget.</summary>
    public static int CountMade(Node node, ReadOnlySpan<int> shape, Value value) =>
        Count(node, shape, value is Signal ? Budget.SignalWeight : Budget.MadeWeight);

    /// <summary>The number of elements, taken from the node's budget.</summary>
    public static int Count(Node node, ReadOnlySpan<int> shape, int weight = 1)
    {
        if (shape.Length > MostAxes)
        {
            throw node.Refused($"expected at most {MostAxes} axes, found {shape.Length}");
        }

        long count = 1;
        foreach (int length in shape)
        {
            count = Math.Min(count * length, 1L << 40);
        }

        node.Budget.Take(node.Description, count, weight);
        return (int)count;
    }

    public static int Product(ReadOnlySpan<int> shape)
    {
        long product = 1;
        foreach (int length in shape)
        {
            product = Math.Min(product * length, int.MaxValue);
        }

        return (int)product;
    }

    public static int[] Strides(int[] shape)
    {
        var strides = new int[shape.Length];
        for (int axis = shape.Length - 1, stride = 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides;
    }

    /// <summary>An axis that may be counted from the end.</summary>
    public static int Axis(Node node, long axis, int rank) =>
        axis >= -rank && axis < rank
            ? (int)(axis < 0 ? axis + rank : axis)
            : throw node.Refused($"axis {axis}: expected {-rank} to {rank - 1}, as the tensor has {rank} axes");

    /// <summary>Small integers out of a constant: a shape, axes, indices.</summary>
    public static long[] Integers(Node node, Constant constant, string input)
    {
        if (constant.Kind != ConstantKind.Integer || constant.Rank > 1)
        {
            throw node.Refused($"input {input}: expected integers in one dimension, found {constant.Kind} {constant.Describe()}");
        }

        return constant.Data.Select(value => (long)value).ToArray();
    }

    /// <summary>The shape to which two shapes are broadcast; null when they do not fit.</summary>
    public static int[]? Broadcast(int[] left, int[] right)
    {
        int rank = Math.Max(left.Length, right.Length);
        var shape = new int[rank];
        for (int axis = 1; axis <= rank; axis++)
        {
            int a = axis <= left.Length ? left[^axis] : 1;
            int b = axis <= right.Length ? right[^axis] : 1;
            if (a != b && a != 1 && b != 1)
            {
                return null;
            }

            shape[^axis] = a == 1 ? b : a;
        }

        return shape;
    }

    /// <summary>By element of the broadcast shape, the element of the narrower tensor.</summary>
    public static int[] BroadcastSources(int[] from, int[] to, int count)
    {
        int[] strides = Strides(from);
        var steps = new int[to.Length];
        for (int axis = 1; axis <= from.Length; axis++)
        {
            steps[^axis] = from[^axis] == 1 ? 0 : strides[^axis];
        }

        return Walk(to, steps, count);
    }

    /// <summary>Visits a shape in row-major order and sums, per element, index times step of each axis.</summary>
    public static int[] Walk(int[] shape, int[] steps, int count)
    {
        var sources = new int[count];
        var index = new int[shape.Length];
        for (int i = 0, source = 0; i < count; i++)
        {
            sources[i] = source;
            for (int axis = shape.Length - 1; axis >= 0; axis--)
            {
                source += steps[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                source -= steps[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return sources;
    }
}
