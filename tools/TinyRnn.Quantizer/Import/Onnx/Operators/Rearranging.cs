using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Moves elements of constants and signals alike.</summary>
internal static class Rearranging
{
    public static Value Permute(Node node, Value value, int[] order)
    {
        int[] kept = value.KeptShape;
        int[] strides = Shapes.Strides(kept);
        int[] shape = order.Select(axis => kept[axis]).ToArray();
        int count = Shapes.CountMade(node, shape, value);
        int[] sources = Shapes.Walk(shape, order.Select(axis => strides[axis]).ToArray(), count);
        int stepAxis = value.StepAxis < 0 ? -1 : Array.IndexOf(order, value.StepAxis);
        return value.View(new View(order.Select(axis => value.Shape[axis]).ToArray(), sources, stepAxis));
    }

    /// <summary>The same elements in the same order; steps must stay an axis of their own.</summary>
    public static Value Reshape(Node node, Value value, int[] shape)
    {
        int[] sources = Enumerable.Range(0, Shapes.CountMade(node, value.KeptShape, value)).ToArray();
        if (value.StepAxis < 0)
        {
            return Shapes.Product(shape) == value.Count ? value.View(new View(shape, sources)) : throw DoesNotFit(node, value, shape);
        }

        int steps = value.Shape[value.StepAxis];
        int before = Shapes.Product(value.Shape.AsSpan(0, value.StepAxis));
        int after = Shapes.Product(value.Shape.AsSpan(value.StepAxis + 1));
        int axis = Enumerable
            .Range(0, shape.Length)
            .FirstOrDefault(i => shape[i] == steps && Shapes.Product(shape.AsSpan(0, i)) == before, -1);
        if (axis >= 0 && Shapes.Product(shape.AsSpan(axis + 1)) == after)
        {
            return value.View(new View(shape, sources, axis));
        }

        bool mayFlatten = Shapes.Product(shape) == Shapes.Product(value.Shape) && steps != Value.OpenLength;
        return mayFlatten && value is Signal signal
            ? Reshape(node, WindowOperators.Flatten(node, signal), shape)
            : throw DoesNotFit(node, value, shape);
    }

    /// <summary>Some places of an axis that is not that of the steps.</summary>
    public static Value Take(Node node, Value value, int axis, IReadOnlyList<int> places)
    {
        int[] kept = value.KeptShape;
        int inner = Shapes.Product(kept.AsSpan(axis + 1));
        int outer = Shapes.Product(kept.AsSpan(0, axis));
        int length = kept[axis];
        kept[axis] = places.Count;
        var sources = new int[Shapes.CountMade(node, kept, value)];
        int at = 0;
        for (int o = 0; o < outer; o++)
        {
            foreach (int place in places)
            {
                for (int i = 0; i < inner; i++)
                {
                    sources[at++] = (((o * length) + place) * inner) + i;
                }
            }
        }

        int[] shape = [.. value.Shape];
        shape[axis] = places.Count;
        return value.View(new View(shape, sources, value.StepAxis));
    }

    /// <summary>The window's last or first step; the axis of the steps stays, with length 1.</summary>
    public static Signal TakeStep(Node node, Signal signal, long place)
    {
        int steps = signal.Shape[signal.StepAxis];
        if (place != 0 && place != steps - 1)
        {
            throw node.Refused($"expected the last step of the window, or all; found step {place} of {Value.Describe([steps], 0)}");
        }

        if (place != 0 && signal.Elements.Any(element => element.Stage.Steps != steps))
        {
            throw node.Refused($"the last step is beyond sequence_lens ({signal.Elements[0].Stage.Steps} of {steps}) and always 0");
        }

        Element[] elements = new Element[Shapes.Count(node, signal.KeptShape, Budget.SignalWeight)];
        for (int i = 0; i < elements.Length; i++)
        {
            Element element = signal.Elements[i];
            elements[i] = element with { Part = element.Stage.PartOf(place != 0, element.Index) };
        }

        return new Signal(signal.KeptShape, -1, elements, signal.Kind);
    }

    private static ImportException DoesNotFit(Node node, Value value, int[] shape) =>
        node.AxesRefused(
            $"the shape {value.Describe()} cannot become {Value.Describe(shape, -1)}"
                + (value.StepAxis < 0 ? "" : ": the steps must stay an axis of their own")
        );
}
