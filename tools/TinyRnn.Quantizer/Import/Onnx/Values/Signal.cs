using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Stages;

namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>A tensor that depends on readings. What its axes mean is in its elements, wherever nodes have moved them.</summary>
/// <param name="shape">Length of each axis.</param>
/// <param name="stepAxis">The axis of the steps; -1 for none.</param>
/// <param name="elements">Of one step, row-major.</param>
/// <param name="kind">What numbers they are.</param>
internal sealed class Signal(int[] shape, int stepAxis, Element[] elements, NumberKind kind = NumberKind.Real) : Value(shape, stepAxis)
{
    public Element[] Elements { get; } = elements;

    public NumberKind Kind { get; } = kind;

    public override int Count => Elements.Length;

    public override Signal View(View view) =>
        new(view.Shape, view.StepAxis, view.Sources.Select(source => Elements[source]).ToArray(), Kind);

    /// <summary>The same tensor with other elements.</summary>
    public Signal With(Func<Element, Element> change) => new(Shape, StepAxis, Elements.Select(change).ToArray(), Kind);

    public Signal As(NumberKind kind) => new(Shape, StepAxis, Elements, kind);
}
