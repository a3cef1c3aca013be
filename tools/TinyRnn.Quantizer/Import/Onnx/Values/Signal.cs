using System;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>A tensor that depends on readings. What its axes mean is in its elements, wherever nodes have moved them.</summary>
/// <param name="shape">Length of each axis.</param>
/// <param name="stepAxis">The axis of the steps; -1 for none.</param>
/// <param name="elements">Of one step, row-major.</param>
/// <param name="isCut">True when the numbers have been cut to integers: good for tokens only.</param>
internal sealed class Signal(int[] shape, int stepAxis, Element[] elements, bool isCut = false) : Value(shape, stepAxis)
{
    public Element[] Elements { get; } = elements;

    public bool IsCut { get; } = isCut;

    public override int Count => Elements.Length;

    public override Signal View(View view) =>
        new(view.Shape, view.StepAxis, view.Sources.Select(source => Elements[source]).ToArray(), IsCut);

    /// <summary>The same tensor with other elements.</summary>
    public Signal With(Func<Element, Element> change) => new(Shape, StepAxis, Elements.Select(change).ToArray(), IsCut);

    public Signal Cut() => new(Shape, StepAxis, Elements, true);
}
