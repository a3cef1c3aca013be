using System;
using System.Numerics;

namespace TinyRnn.Quantizer.Numerics;

/// <summary>A function of each element by itself.</summary>
internal interface IElementFunction
{
    static abstract Vector<float> Of(Vector<float> value);
}

/// <summary>Applies functions to spans: the elements that fill no vector in the same way as the others.</summary>
internal static class Elementwise
{
    /// <summary>results = function of values; the spans may be the same.</summary>
    public static void Apply<TFunction>(ReadOnlySpan<float> values, Span<float> results)
        where TFunction : struct, IElementFunction
    {
        int width = Vector<float>.Count;
        int index = 0;
        for (; index <= values.Length - width; index += width)
        {
            TFunction.Of(new Vector<float>(values[index..])).CopyTo(results[index..]);
        }

        if (index < values.Length)
        {
            Span<float> rest = stackalloc float[width];
            rest.Clear();
            values[index..].CopyTo(rest);
            TFunction.Of(new Vector<float>(rest)).CopyTo(rest);
            rest[..(values.Length - index)].CopyTo(results[index..]);
        }
    }
}
