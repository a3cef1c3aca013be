using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>
/// Sums and products with constants. Constants are computed; of signals the scale and the offset are kept, to become part of
/// the weights of a layer before or after.
/// </summary>
internal static class ArithmeticOperators
{
    public static Value Add(Node node) => Apply(node, (a, b) => a + b, Moved, Moved, MergeMode.Sum);

    public static Value Subtract(Node node) =>
        Apply(
            node,
            (a, b) => a - b,
            (element, c) => element with { Offset = element.Offset - c },
            (element, c) => element with { Scale = -element.Scale, Offset = c - element.Offset }
        );

    public static Value Multiply(Node node) => Apply(node, (a, b) => a * b, Scaled, Scaled, MergeMode.Multiply);

    public static Value Divide(Node node) =>
        Apply(
            node,
            (a, b) => a / b,
            (element, c) => element with { Scale = element.Scale / c, Offset = element.Offset / c },
            (_, _) => throw node.Refused("a constant divided by what depends on the graph's inputs is not supported")
        );

    public static Value Negate(Node node) =>
        node.Required(0, "X") switch
        {
            Signal { Kind: NumberKind.Real } signal => Scale(signal, -1, 0),
            Constant constant when constant.Kind != ConstantKind.Boolean => new Constant(constant.Name, constant.Kind, constant.Shape, [.. constant.Data.Select(value => -value)], constant.IsLength),
            _ => throw node.Refused("expected numbers"),
        };

    public static Signal Scale(Signal signal, double factor, double offset) =>
        factor == 1 && offset == 0
            ? signal
            : signal.With(element => element with { Scale = element.Scale * factor, Offset = (element.Offset * factor) + offset });

    /// <summary>signal + factor * constant.</summary>
    public static Signal AddScaled(Node node, Signal signal, Constant constant, double factor) =>
        WithConstant(node, signal, constant, (element, c) => element with { Offset = element.Offset + (factor * c) });

    /// <summary>signal * constant.</summary>
    public static Signal Multiply(Node node, Signal signal, Constant constant) => WithConstant(node, signal, constant, Scaled);

    private static Element Moved(Element element, double c) => element with { Offset = element.Offset + c };

    private static Element Scaled(Element element, double c) => element with { Scale = element.Scale * c, Offset = element.Offset * c };

    private static Value Apply(
        Node node,
        Func<double, double, double> ofConstants,
        Func<Element, double, Element> withConstant,
        Func<Element, double, Element> fromConstant,
        MergeMode? merge = null
    ) =>
        (node.Required(0, "A"), node.Required(1, "B")) switch
        {
            (Constant { Kind: ConstantKind.Integer } a, Constant { Kind: ConstantKind.Integer } b) => Whole(node, a, b, ofConstants),
            (Constant a, Constant b) => ConstantOperators.Elementwise(node, a, b, a.Kind, ofConstants),
            (Signal a, Constant b) => WithConstant(node, a, b, withConstant),
            (Constant a, Signal b) => WithConstant(node, b, a, fromConstant),
            (Signal a, Signal b) => MergeOperators.Merge(node, a, b, merge),
            _ => throw new InvalidOperationException("Unknown values."),
        };

    private static Constant Whole(Node node, Constant a, Constant b, Func<double, double, double> function)
    {
        Constant result = ConstantOperators.Elementwise(node, a, b, ConstantKind.Integer, (x, y) => Math.Truncate(function(x, y)));
        return result.Data.All(double.IsFinite) ? result : throw node.Refused("a shape is divided by 0");
    }

    private static Signal WithConstant(Node node, Signal signal, Constant constant, Func<Element, double, Element> function)
    {
        if (constant.Kind == ConstantKind.Boolean || constant.IsLength || signal.Kind != NumberKind.Real)
        {
            throw node.Refused(
                constant.IsLength ? "the length of an axis as a number to compute with is not supported"
                : signal.Kind != NumberKind.Real ? "sums and products of tokens and other integers are not supported"
                : "expected numbers, found booleans"
            );
        }

        int[] shape =
            Shapes.Broadcast(signal.Shape, constant.Shape)
            ?? throw node.AxesRefused($"the shapes {signal.Describe()} and {constant.Describe()} cannot be broadcast to one");
        int stepAxis = signal.StepAxis < 0 ? -1 : signal.StepAxis + shape.Length - signal.Rank;
        int constantAxis = stepAxis - (shape.Length - constant.Rank);
        if (stepAxis >= 0 && constantAxis >= 0 && constant.Shape[constantAxis] != 1)
        {
            throw node.AxesRefused($"expected the same constants at each step, found {constant.Describe()} for {signal.Describe()}");
        }

        var wide = (Signal)ShapeOperators.Expand(node, signal, shape);
        int[] kept = wide.KeptShape;
        node.Budget.Take(node.Description, wide.Count, Budget.SignalWeight);
        int[] sources = Shapes.BroadcastSources(constant.Shape, kept, wide.Count);
        Element[] elements = wide.Elements.Select((element, i) => function(element, constant.Data[sources[i]])).ToArray();
        return new Signal(shape, stepAxis, elements, wide.Kind);
    }
}
