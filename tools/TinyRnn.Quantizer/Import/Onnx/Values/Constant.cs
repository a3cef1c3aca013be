using System.Linq;

namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>A tensor that does not depend on readings: weights, and the shapes that exporters compute with.</summary>
/// <param name="name">Of the tensor, for messages.</param>
/// <param name="kind">What the elements are.</param>
/// <param name="shape">Length of each axis.</param>
/// <param name="data">Row-major. Integers beyond 2^53 are rounded, which only open ends of ranges are.</param>
/// <param name="isLength">
/// True when it was computed from lengths of a signal's axes, which may be open and of which a batch is left out: good for shapes and
/// places, not for computing with readings.
/// </param>
internal sealed class Constant(string name, ConstantKind kind, int[] shape, double[] data, bool isLength = false) : Value(shape, -1)
{
    public string Name { get; } = name;

    public ConstantKind Kind { get; } = kind;

    public double[] Data { get; } = data;

    public bool IsLength { get; } = isLength;

    public override int Count => Data.Length;

    public override Constant View(View view) =>
        new(Name, Kind, view.Shape, view.Sources.Select(source => Data[source]).ToArray(), IsLength);

    public static Constant Lengths(int[] values, bool ofSignal) =>
        new("lengths", ConstantKind.Integer, [values.Length], values.Select(value => (double)value).ToArray(), ofSignal);
}
