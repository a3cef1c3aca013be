using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that take the steps of a window together, and what repeats one vector for all of them.</summary>
internal static class WindowOperators
{
    public static Value ReduceMean(Node node) => Reduce(node, Pooling.Mean, 18, 1);

    public static Value ReduceMax(Node node) => Reduce(node, Pooling.Max, 18, 1);

    /// <summary>The mean as many times as there are steps.</summary>
    public static Value ReduceSum(Node node)
    {
        Signal signal = node.RequiredSignal(0, "data");
        int steps = signal.StepAxis < 0 ? 1 : signal.Shape[signal.StepAxis];
        return steps != Value.OpenLength
            ? Reduce(node, Pooling.Mean, 13, steps)
            : throw node.Refused("a sum over the steps of a window whose length is open is not supported; a mean is");
    }

    public static Value GlobalAveragePool(Node node) => Pool(node, node.RequiredSignal(0, "X"), Pooling.Mean, keeps: true);

    public static Value GlobalMaxPool(Node node) => Pool(node, node.RequiredSignal(0, "X"), Pooling.Max, keeps: true);

    /// <summary>The last steps of a window.</summary>
    public static Signal TakeLast(Node node, Signal signal, int count)
    {
        (Signal whole, Features features) = EachStep(node, signal);
        var stage = new LayerStage(new LastStepsLayer($"{node.Name}.last", features.Count, count), features.Input);
        int[] shape = [.. whole.Shape];
        shape[whole.StepAxis] = count;
        Signal taken = LinearStages.Replace(whole, Features.Of(node, [Row(stage, features.Count)]));
        return new Signal(shape, whole.StepAxis, taken.Elements);
    }

    /// <summary>All steps side by side, so that their axis is like any other.</summary>
    public static Signal Flatten(Node node, Signal signal)
    {
        (Signal whole, Features features) = EachStep(node, signal);
        int steps = whole.Shape[whole.StepAxis];
        if (steps == Value.OpenLength || (long)steps * features.Count > Limits.FlatSize)
        {
            throw node.Refused(
                $"all steps of a window at once: expected at most {Limits.FlatSize} values, found {features.Count} of "
                    + $"{(steps == Value.OpenLength ? "as many steps as are given" : $"{steps} steps")}"
            );
        }

        var stage = new LayerStage(new FlattenLayer($"{node.Name}.flatten", features.Count, steps), features.Input);
        int inner = Shapes.Product(whole.KeptShape.AsSpan(whole.StepAxis + 1));
        var elements = new Element[Shapes.Count(node, whole.Shape, Budget.SignalWeight)];
        for (int i = 0; i < elements.Length; i++)
        {
            int step = i / inner % steps;
            Element element = whole.Elements[(i / (inner * steps) * inner) + (i % inner)];
            elements[i] = new Element(stage, Part.EachStep, element.Batch, (step * features.Count) + element.Index);
        }

        return new Signal(whole.Shape, -1, elements);
    }

    /// <summary>One vector along an axis that becomes that of the steps of a decoder.</summary>
    /// <param name="node">The node.</param>
    /// <param name="signal">The same values at each place of the axis, or one place of it.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="steps">Its length; <see cref="Value.OpenLength"/> for as many as the window has.</param>
    public static Signal Repeat(Node node, Signal signal, int axis, int steps)
    {
        var one = (Signal)Rearranging.Take(node, signal, axis, [0]);
        Signal whole = LinearStages.Normalize(node, one);
        Features features = Features.OfSequence(node, whole);
        var stage = new LayerStage(new RepeatLayer($"{node.Name}.repeat", features.Count, steps), features.Input, steps);
        Signal repeated = LinearStages.Replace(whole, Features.Of(node, [Row(stage, features.Count)]));
        int[] shape = [.. one.Shape];
        shape[axis] = steps;
        return new Signal(shape, axis, repeated.Elements);
    }

    /// <summary>True when all places of an axis hold the same.</summary>
    public static bool IsRepeated(Signal signal, int axis)
    {
        int inner = Shapes.Product(signal.Shape.AsSpan(axis + 1));
        int length = signal.Shape[axis];
        return Enumerable
            .Range(0, signal.Count)
            .All(i => signal.Elements[i] == signal.Elements[(i / (inner * length) * inner * length) + (i % inner)]);
    }

    private static Signal Reduce(Node node, Pooling pooling, int versionOfInput, double factor)
    {
        Signal signal = node.RequiredSignal(0, "data");
        long[]? axes = node.Version < versionOfInput
            ? node.Attributes.Integers("axes")
            : node.OptionalConstant(1, "axes") is { } stated ? Shapes.Integers(node, stated, "axes") : null;
        bool keeps = node.Attributes.Flag("keepdims", true);
        _ = node.Attributes.Flag("noop_with_empty_axes", false);
        int[] over = axes?.Select(axis => Shapes.Axis(node, axis, signal.Rank)).ToArray() ?? [];
        if (over.Length > 0 && Array.TrueForAll(over, axis => axis != signal.StepAxis && signal.Shape[axis] == 1))
        {
            return keeps ? signal : (Signal)Rearranging.Reshape(node, signal, [.. signal.Shape.Where((_, axis) => !over.Contains(axis))]);
        }

        if (over.Length != 1 || over[0] != signal.StepAxis)
        {
            throw node.AxesRefused($"expected the axis of the steps, found [{Text.List(over)}] of {signal.Describe()}; over the values of a step, as in a layer normalization, is not supported");
        }

        return ArithmeticOperators.Scale(Pool(node, signal, pooling, keeps), factor, 0);
    }

    private static Signal Pool(Node node, Signal signal, Pooling pooling, bool keeps)
    {
        if (signal.StepAxis < 0)
        {
            throw node.AxesRefused($"expected the steps of a window, found {signal.Describe()}");
        }

        (Signal whole, Features features) = EachStep(node, signal);
        var stage = new LayerStage(new PoolingLayer(node.Name, features.Count, pooling), features.Input);
        Element[] elements = LinearStages.Replace(whole, Features.Of(node, [Row(stage, features.Count)])).Elements;
        return keeps
            ? new Signal(whole.KeptShape, -1, elements)
            : new Signal(whole.Shape.Where((_, axis) => axis != whole.StepAxis).ToArray(), -1, elements);
    }

    private static (Signal Whole, Features Features) EachStep(Node node, Signal signal)
    {
        Signal whole = LinearStages.Normalize(node, signal);
        Features features = Features.OfSequence(node, whole);
        if (features.Selection != Selection.EachStep || features.Stage.Steps != whole.Shape[whole.StepAxis])
        {
            throw node.Refused("expected the outputs of all steps of the window");
        }

        return (whole, features);
    }

    private static ArraySegment<Element> Row(LayerStage stage, int count) =>
        new(Enumerable.Range(0, count).Select(i => new Element(stage, Part.EachStep, 0, i)).ToArray());
}
