using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>
/// What a name of the graph stands for. Elements are row-major. The axis of the steps, if there is one, has its whole length in
/// <see cref="Shape"/>, but elements are kept for one step: they say what every step holds.
/// </summary>
/// <param name="shape">Length of each axis.</param>
/// <param name="stepAxis">The axis of the steps; -1 for none.</param>
internal abstract class Value(int[] shape, int stepAxis)
{
    /// <summary>
    /// Stands for the length of the step axis where the file leaves it open: a prime that no other length has, so that shape
    /// arithmetic works and shows where it went.
    /// </summary>
    public const int OpenLength = 32_749;

    public int[] Shape { get; } = shape;

    public int StepAxis { get; } = stepAxis;

    public int Rank => Shape.Length;

    /// <summary>The shape of the elements that are kept: 1 on the step axis.</summary>
    public int[] KeptShape => Shape.Select((length, axis) => axis == StepAxis ? 1 : length).ToArray();

    /// <summary>Number of elements that are kept.</summary>
    public abstract int Count { get; }

    /// <summary>The same elements in other places.</summary>
    public abstract Value View(View view);

    /// <summary>The shape for messages.</summary>
    public string Describe() => Describe(Shape, StepAxis);

    public static string Describe(IReadOnlyList<int> shape, int stepAxis) =>
        $"[{string.Join(", ", shape.Select((length, axis) => Axis(length, axis == stepAxis)))}]";

    private static string Axis(int length, bool isSteps) =>
        (isSteps, length) switch
        {
            (true, OpenLength) => "steps",
            (true, _) => $"{length} steps",
            _ => length.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
}
