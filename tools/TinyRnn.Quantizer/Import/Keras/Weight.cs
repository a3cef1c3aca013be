using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>The values of one tensor.</summary>
/// <param name="Values">Row-major, finite.</param>
/// <param name="Shape">Elements in each dimension.</param>
internal sealed record Weight(float[] Values, IReadOnlyList<long> Shape)
{
    public bool Has(params ReadOnlySpan<long> shape) => Shape.ToArray().AsSpan().SequenceEqual(shape);

    /// <summary>Elements in the first dimension; 0 of a single value.</summary>
    public long Rows => Shape.Count > 0 ? Shape[0] : 0;

    public string ShapeText => ShapeOf(Shape);

    /// <summary>For messages, such as [3, 24].</summary>
    public static string ShapeOf(IEnumerable<long> shape) => $"[{string.Join(", ", shape)}]";
}
